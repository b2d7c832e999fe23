import type { Page } from '@playwright/test';
import { accessibilityFindings } from '#e2e/support/accessible.ts';
import { expect, type Identity, test } from '#e2e/support/journey.ts';

interface Place {
  as: Identity | 'nobody';
  path: string;
  /** what is opened there first, in words and deeds */
  state?: string;
  open?: (page: Page, phone: boolean) => Promise<unknown>;
}

const REPOSITORY = 'kubernetes-sigs%2Fexternal-dns';

const PAGES: Place[] = [
  { as: 'nobody', path: '/sign-in' },
  { as: 'nobody', path: '/setup?token=unknown' },
  { as: 'nobody', path: '/invitation?token=unknown' },
  ...[
    '/',
    '/catalog',
    '/catalog/service',
    '/catalog/service?filter=%5B%22tier%22%2C%22in%22%2C%5B%221%20critical%22%5D%5D&q=dns&sort=-%24title',
    `/catalog/repository/${REPOSITORY}`,
    `/catalog/repository/${REPOSITORY}?tab=history`,
    `/catalog/repository/${REPOSITORY}/edit`,
    '/register/service',
    '/builder',
    '/builder?blueprint=service&property=tier',
    '/builder?blueprint=deployment&view=list',
    '/builder/new',
    '/builder/service',
    '/actions',
    '/actions/new',
    '/actions/request_access',
    '/runs',
    '/approvals',
    '/audit',
    '/settings',
    '/start',
    '/start/import',
    '/start/github',
    '/settings/teams',
    '/settings/invitations',
    '/settings/policies',
    '/settings/sign-in',
  ].map((path): Place => ({ as: 'admin', path })),
  ...[
    '/self-service',
    '/self-service/scaffold_service',
    `/self-service/request_access?entity=${REPOSITORY}`,
    '/settings',
    '/no-such-page',
    '/catalog/no-such-blueprint',
  ].map((path): Place => ({ as: 'developer', path })),
];

const OPENED: Place[] = [
  {
    as: 'admin',
    path: '/settings',
    state: 'a person',
    open: async (page) => {
      await page.getByRole('rowheader').getByRole('link').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    as: 'admin',
    path: '/settings',
    state: 'invitation',
    open: (page) => page.getByRole('button', { name: 'Invite' }).click(),
  },
  {
    as: 'admin',
    path: '/settings/policies',
    state: 'policy',
    open: (page) => page.getByRole('button', { name: 'New policy' }).click(),
  },
  {
    as: 'admin',
    path: '/catalog/service',
    state: 'filter',
    open: async (page) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('combobox', { name: 'Property' }).fill('Lifecycle');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Apply filter' }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'no value' })).toBeVisible();
    },
  },
  {
    as: 'admin',
    path: '/catalog/service',
    state: 'columns',
    open: (page) => page.getByRole('button', { name: /columns$/ }).click(),
  },
  {
    as: 'admin',
    path: '/catalog/service?group=tier',
    state: 'groups, and facets on a phone',
    open: async (page, phone) => {
      await expect(page.getByRole('button', { name: /^1 critical \d+$/ })).toBeVisible();
      if (phone) await page.getByRole('button', { name: 'Filters', exact: true }).click();
    },
  },
  {
    as: 'admin',
    path: '/catalog/service?q=dns',
    state: 'what deleting marked rows would do',
    open: async (page) => {
      await page.getByRole('rowheader').getByRole('link').first().focus();
      await page.keyboard.press('x');
      await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByRole('region', { name: /^Cannot be deleted/ })).toBeVisible();
    },
  },
  {
    as: 'admin',
    path: '/',
    state: 'account menu',
    open: async (page, phone) => {
      if (phone) await page.getByRole('button', { name: 'Open navigation' }).click();
      await page.getByRole('button', { name: /account$/ }).click();
    },
  },
  {
    as: 'admin',
    path: '/catalog',
    state: 'search over everything',
    open: async (page) => {
      await page.getByRole('button', { name: /Search or run a command/ }).click();
      await page.getByRole('combobox', { name: 'Search or run a command' }).fill('external');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    as: 'admin',
    path: '/catalog',
    state: 'keys',
    open: async (page) => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    },
  },
  {
    as: 'admin',
    path: '/builder/service',
    state: 'JSON',
    open: (page) => page.getByRole('tab', { name: 'JSON' }).click(),
  },
  {
    as: 'admin',
    path: '/builder?blueprint=service&property=lifecycle',
    state: 'change plan',
    open: async (page) => {
      await page.getByRole('button', { name: 'Remove value beta' }).click();
      await expect(page.getByRole('region', { name: 'Change plan table' })).toBeVisible();
    },
  },
  {
    as: 'admin',
    path: '/actions/request_access',
    state: 'versions',
    open: async (page) => {
      await page.getByRole('button', { name: 'Versions' }).click();
      await expect(page.getByRole('list', { name: 'Versions' })).toBeVisible();
    },
  },
  {
    as: 'admin',
    path: '/builder/service',
    state: 'refusal to delete',
    open: async (page) => {
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await page.getByRole('button', { name: 'Delete blueprint' }).click();
      await expect(page.getByRole('dialog', { name: /was not deleted/ })).toBeVisible();
    },
  },
  {
    as: 'admin',
    path: `/catalog/repository/${REPOSITORY}`,
    state: 'question before deleting',
    open: (page) => page.getByRole('button', { name: 'Delete', exact: true }).click(),
  },
  {
    as: 'developer',
    path: '/self-service/scaffold_service?in.name=Not%20a%20name',
    state: 'faults',
    open: async (page) => {
      await page.getByRole('button', { name: 'Scaffold the service' }).click();
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  {
    as: 'developer',
    path: '/self-service/request_access',
    state: 'choice of an entity',
    open: async (page) => {
      await page.getByRole('combobox', { name: 'For which repository' }).fill('external');
      await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
    },
  },
  {
    as: 'approver',
    path: '/approvals',
    state: 'several together',
    open: async (page) => {
      await page.getByRole('link', { name: 'Decide together' }).click();
      await expect(page.getByRole('article').getByRole('table')).toBeVisible();
    },
  },
];

/** A run in each state that has a page of its own kind: to decide, to resolve, with jobs and a log, with a failure. */
const RUN_STATES = ['waiting', 'needs_decision', 'succeeded', 'failed', 'declined'];

const LOOKS = [
  ['light, wide', { colorScheme: 'light', viewport: { width: 1440, height: 900 } }],
  ['dark, phone', { colorScheme: 'dark', viewport: { width: 390, height: 844 }, hasTouch: true }],
] as const;

/** Each place is seen in one of the looks, in turn; QUAYSIDE_E2E_EVERY_LOOK=1 shows each in all. */
const everyLook = process.env.QUAYSIDE_E2E_EVERY_LOOK === '1';

for (const [turn, [look, options]] of LOOKS.entries()) {
  const isDue = (_: unknown, index: number) => everyLook || index % LOOKS.length === turn;
  test(`axe finds nothing, and no page scrolls sideways (${look})`, async ({ as }) => {
    test.setTimeout(300_000);
    const phone = options.viewport.width < 400;
    const pages = new Map<Place['as'], Page>();
    const findings: Record<string, string[]> = {};
    for (const place of [...PAGES, ...OPENED].filter(isDue)) {
      const page = pages.get(place.as) ?? (await as(place.as, options));
      pages.set(place.as, page);
      await visit(page, place);
    }
    const admin = pages.get('admin');
    for (const state of admin ? RUN_STATES.filter(isDue) : []) {
      const path = `/runs/${await newestRun(admin as Page, state)}`;
      await visit(admin as Page, { as: 'admin', path, state });
    }
    expect(findings).toEqual({});

    async function visit(page: Page, { path, state, open }: Place) {
      await test.step(state ? `${path}: ${state}` : path, async () => {
        await page.goto(path);
        await settled(page);
        await open?.(page, phone);
        const found = await accessibilityFindings(page);
        if (phone) found.push(...(await sidewaysAt(page, 390)), ...(await sidewaysAt(page, 320)));
        await page.setViewportSize(options.viewport);
        if (found.length > 0) findings[state ? `${path}: ${state}` : path] = found;
      });
    }
  });
}

/** Nothing is loading any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy=true], [role=status][aria-label]')).toHaveCount(0);
}

async function newestRun(page: Page, state: string): Promise<string> {
  const answer = await page.request.get('/v1/actions/runs', { params: { state, limit: 1 } });
  const { runs } = (await answer.json()) as { runs: { id: string }[] };
  expect(runs, `runs that are ${state}`).toHaveLength(1);
  return runs[0]?.id ?? '';
}

/** Whether the page itself can be moved sideways at this width, and by what. */
async function sidewaysAt(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 844 });
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const inner = (element: Element): boolean =>
      element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' ||
        (element.parentElement !== null && inner(element.parentElement)));
    const culprits = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > room + 1 && !inner(element))
      .slice(0, 3)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return culprits.length > 0 ? culprits : ['the page'];
  });
  return wide.map((element) => `wider than ${width}: ${element}`);
}
