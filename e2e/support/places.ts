import { expect, type Page } from '@playwright/test';
import type { Identity } from './journey.ts';

export type Open = (page: Page, phone: boolean) => Promise<unknown>;

export interface Place {
  as: Identity | 'nobody';
  path: string;
  /** what can be opened there, in words and deeds */
  states?: Record<string, Open>;
  /** the page itself is like another of these */
  onlyStates?: true;
}

const REPOSITORY = 'kubernetes-sigs%2Fexternal-dns';

/** Every page, and what can be opened on it. */
export const PLACES: readonly Place[] = [
  { as: 'nobody', path: '/sign-in' },
  { as: 'nobody', path: '/setup?token=unknown' },
  { as: 'nobody', path: '/invitation?token=unknown' },
  {
    as: 'admin',
    path: '/',
    states: {
      'account menu': async (page, phone) => {
        if (phone) await page.getByRole('button', { name: 'Open navigation' }).click();
        await page.getByRole('button', { name: /account$/ }).click();
      },
    },
  },
  {
    as: 'admin',
    path: '/catalog',
    states: {
      'search over everything': async (page) => {
        await page.getByRole('button', { name: /Search or run a command/ }).click();
        await page.getByRole('combobox', { name: 'Search or run a command' }).fill('external');
        await expect(page.getByRole('option').first()).toBeVisible();
      },
      keys: async (page) => {
        await page.keyboard.press('?');
        await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
      },
    },
  },
  {
    as: 'admin',
    path: '/catalog/service',
    states: {
      filter: async (page) => {
        await page.getByRole('button', { name: 'Filter', exact: true }).click();
        await page.getByRole('combobox', { name: 'Property' }).fill('Lifecycle');
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: 'Apply filter' }).click();
        await expect(page.getByRole('alert').filter({ hasText: 'no value' })).toBeVisible();
      },
      columns: (page) => page.getByRole('button', { name: /columns$/ }).click(),
    },
  },
  {
    as: 'admin',
    path: '/catalog/service?filter=%5B%22tier%22%2C%22in%22%2C%5B%221%20critical%22%5D%5D&q=dns&sort=-%24title',
  },
  {
    as: 'admin',
    path: `/catalog/repository/${REPOSITORY}`,
    states: {
      'question before deleting': (page) => page.getByRole('button', { name: 'Delete', exact: true }).click(),
    },
  },
  { as: 'admin', path: `/catalog/repository/${REPOSITORY}?tab=history` },
  { as: 'admin', path: `/catalog/repository/${REPOSITORY}/edit` },
  { as: 'admin', path: '/register/service' },
  { as: 'admin', path: '/builder' },
  { as: 'admin', path: '/builder?blueprint=service&property=tier' },
  { as: 'admin', path: '/builder?blueprint=deployment&view=list' },
  { as: 'admin', path: '/builder/new/blueprint' },
  {
    as: 'admin',
    path: '/builder/service',
    states: {
      JSON: (page) => page.getByRole('tab', { name: 'JSON' }).click(),
      'refusal to delete': async (page) => {
        await page.getByRole('button', { name: 'Delete', exact: true }).click();
        await page.getByRole('button', { name: 'Delete blueprint' }).click();
        await expect(page.getByRole('dialog', { name: /was not deleted/ })).toBeVisible();
      },
    },
  },
  { as: 'admin', path: '/actions' },
  { as: 'admin', path: '/actions/new/action' },
  {
    as: 'admin',
    path: '/actions/request_access',
    states: {
      versions: async (page) => {
        await page.getByRole('button', { name: 'Versions' }).click();
        await expect(page.getByRole('list', { name: 'Versions' })).toBeVisible();
      },
    },
  },
  { as: 'admin', path: '/runs' },
  { as: 'admin', path: '/approvals' },
  { as: 'admin', path: '/audit' },
  {
    as: 'admin',
    path: '/settings',
    states: {
      'a person': async (page) => {
        await page.getByRole('rowheader').getByRole('link').first().click();
        await expect(page.getByRole('dialog')).toBeVisible();
      },
      invitation: (page) => page.getByRole('button', { name: 'Invite' }).click(),
    },
  },
  { as: 'admin', path: '/start' },
  { as: 'admin', path: '/start/import' },
  { as: 'admin', path: '/start/github' },
  { as: 'admin', path: '/settings/teams' },
  { as: 'admin', path: '/settings/invitations' },
  {
    as: 'admin',
    path: '/settings/policies',
    states: {
      policy: (page) => page.getByRole('button', { name: 'New policy' }).click(),
    },
  },
  { as: 'admin', path: '/settings/sign-in' },
  { as: 'developer', path: '/self-service' },
  { as: 'developer', path: '/self-service/scaffold_service' },
  { as: 'developer', path: `/self-service/request_access?entity=${REPOSITORY}` },
  { as: 'developer', path: '/settings' },
  { as: 'developer', path: '/no-such-page' },
  { as: 'developer', path: '/catalog/no-such-blueprint' },
  {
    as: 'admin',
    path: '/catalog/service?group=tier',
    onlyStates: true,
    states: {
      'groups, and facets on a phone': async (page, phone) => {
        await expect(page.getByRole('button', { name: /^1 critical \d+$/ })).toBeVisible();
        if (phone) await page.getByRole('button', { name: 'Filters', exact: true }).click();
      },
    },
  },
  {
    as: 'admin',
    path: '/catalog/service?q=dns',
    onlyStates: true,
    states: {
      'what deleting marked rows would do': async (page) => {
        await page.getByRole('rowheader').getByRole('link').first().focus();
        await page.keyboard.press('x');
        await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Delete' }).click();
        await expect(page.getByRole('region', { name: /^Cannot be deleted/ })).toBeVisible();
      },
    },
  },
  {
    as: 'admin',
    path: '/builder?blueprint=service&property=lifecycle',
    onlyStates: true,
    states: {
      'change plan': async (page) => {
        await page.getByRole('button', { name: 'Remove value beta' }).click();
        await expect(page.getByRole('region', { name: 'Change plan table' })).toBeVisible();
      },
    },
  },
  {
    as: 'developer',
    path: '/self-service/scaffold_service?in.name=Not%20a%20name',
    onlyStates: true,
    states: {
      faults: async (page) => {
        await page.getByRole('button', { name: 'Scaffold the service' }).click();
        await expect(page.getByRole('alert').first()).toBeVisible();
      },
    },
  },
  {
    as: 'developer',
    path: '/self-service/request_access',
    onlyStates: true,
    states: {
      'choice of an entity': async (page) => {
        await page.getByRole('combobox', { name: 'For which repository' }).fill('external');
        await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
      },
    },
  },
  {
    as: 'approver',
    path: '/approvals',
    onlyStates: true,
    states: {
      'several together': async (page) => {
        await page.getByRole('link', { name: 'Decide together' }).click();
        await expect(page.getByRole('article').getByRole('table')).toBeVisible();
      },
    },
  },
];
