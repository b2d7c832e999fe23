import type { Page } from '@playwright/test';
import { demoRunId } from '#lib/demo/demo-run.ts';

export interface Picture {
  /** of the file in docs/images, without its ending */
  name: string;
  as: 'nobody' | 'admin' | 'developer' | 'approver';
  /** in the demo */
  path: string;
  look?: 'light' | 'dark';
  size?: { width: number; height: number };
  /** what is done there first */
  first?: (page: Page) => Promise<unknown>;
}

const query = (values: Record<string, string>) => new URLSearchParams(values).toString();

const FORM = query({
  entity: 'kubernetes-sigs/external-dns',
  'in.person': 'devi@example.com',
  'in.reason': 'Review the provider changes of the next release',
});

/** Every picture of the README and of docs, and how it comes about. */
export const PICTURES: readonly Picture[] = [
  { name: 'home', as: 'developer', path: '/' },
  { name: 'home-dark', as: 'developer', path: '/', look: 'dark' },
  {
    name: 'catalog',
    as: 'developer',
    path: `/catalog/service?${query({ group: 'tier', filter: '["lifecycle","in",["stable","beta"]]' })}`,
  },
  {
    name: 'filter-groups',
    as: 'developer',
    path: `/catalog/service?${query({ filter: '["or",["tier","in",["1 critical"]],["lifecycle","in",["deprecated"]]]' })}`,
    first: async (page) => {
      await page.getByRole('group', { name: 'Group of conditions' }).getByRole('button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'request', as: 'developer', path: `/self-service/request_access?${FORM}` },
  { name: 'approvals', as: 'approver', path: '/approvals' },
  {
    name: 'decide-together',
    as: 'approver',
    path: '/approvals',
    first: async (page) => {
      await page.getByRole('link', { name: 'Decide together' }).click();
      await page.getByRole('article').getByRole('table').waitFor();
    },
  },
  { name: 'run', as: 'developer', path: `/runs/${demoRunId(2)}`, size: { width: 1440, height: 680 } },
  { name: 'builder', as: 'admin', path: '/builder?blueprint=service&property=tier' },
  {
    name: 'invite',
    as: 'admin',
    path: '/settings',
    first: async (page) => {
      await page.getByRole('button', { name: 'Invite' }).click();
      await page.getByLabel('E-mail').fill('grace@example.com');
    },
  },
  {
    name: 'workflow-check',
    as: 'admin',
    path: '/actions/deploy_service',
    first: async (page) => {
      const check = page.getByRole('region', { name: 'Workflow file' });
      await check.getByText('Its jobs').waitFor();
      await check.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    },
  },
];
