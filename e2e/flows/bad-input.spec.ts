import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/support/journey.ts';
import { freshName } from '#e2e/support/names.ts';
import { askForAccess, countRuns, originOf, readRun } from '#e2e/support/runs.ts';
import { byTouch } from '#e2e/support/ways.ts';

const SCRIPTS =
  '<script>window.ran = 1</script><img src=x onerror="window.ran = 1">[go](javascript:window.ran=1)';
const PAGE_OF_A_WIKI = 'Somebody pasted a page of a wiki. '.repeat(290);

async function post(page: Page, path: string, data: unknown): Promise<void> {
  const answer = await page.request.post(path, { data, headers: originOf(page) });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
}

/** Nothing of what was written runs, leads to a script or makes the page wider than the screen. */
async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: 'ran' in window,
    scripts: [...document.links].filter(({ protocol }) => !/^https?:$/.test(protocol)).length,
    tooWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  }));
  expect(found, page.url()).toEqual({ ran: false, scripts: 0, tooWide: false });
}

test('what is long, hidden or a script stays text in its place, on a phone as well', async ({ as }) => {
  const page = await as('admin', byTouch.device);
  await page.goto('/icon.svg');
  const name = freshName('odd');
  const title = `\u202Egnp.exe ${'x'.repeat(200)} ${'שלום '.repeat(17)}`.slice(0, 300);
  const about = `${SCRIPTS} ${PAGE_OF_A_WIKI}`;
  await post(page, '/v1/blueprints', {
    identifier: name,
    title: 'Odd thing',
    icon: 'NoSuchIcon',
    description: PAGE_OF_A_WIKI,
    schema: {
      properties: {
        about: { type: 'string', format: 'markdown', title: 'About', description: PAGE_OF_A_WIKI },
        note: { type: 'string', title: 'A very long name of a property '.repeat(9) },
      },
      required: [],
    },
  });
  const entity = { identifier: 'odd', title, properties: { about, note: title } };
  await post(page, `/v1/blueprints/${name}/entities`, entity);

  await page.goto(`/catalog/${name}`);
  const row = page.getByRole('rowheader').getByRole('link');
  await expect(row, 'in sight below the description').toBeInViewport();
  await expect(row).toContainText('‹U+202E›gnp.exe');
  await expectHarmless(page);
  await row.tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('‹U+202E›gnp.exe');
  await expect(page).toHaveTitle(/^‹U\+202E›gnp\.exe/);
  await expect(page.getByRole('region', { name: 'About' })).toContainText('<script>');
  await expectHarmless(page);
  await page.getByRole('link', { name: 'Edit' }).tap();
  const field = page.getByRole('textbox', { name: 'About' });
  await expect(field).toHaveValue(about);
  await expect(field).toHaveAccessibleDescription(/^.{200,400}$/s);
  await expectHarmless(page);

  const run = await askForAccess(
    await as('developer'),
    'kubernetes-sigs/external-dns',
    `\u202Egnp ${SCRIPTS}`,
  );
  await page.goto(`/approvals?run=${run}`);
  const request = page.getByRole('article');
  await expect(request.getByRole('region', { name: 'Exact request' })).toContainText('‹U+202E›gnp <script>');
  await expectHarmless(page);
});

test('2 MB pasted into the JSON of a blueprint are refused with the limit, and the page goes on', async ({
  as,
}) => {
  const page = await as('admin');
  await page.goto('/builder/new/blueprint');
  await page.getByRole('tab', { name: 'JSON' }).click();
  const editor = page.getByRole('textbox', { name: 'Blueprint as JSON' });
  await editor.focus();
  await page.keyboard.press('Control+A');
  await editor.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', JSON.stringify({ identifier: 'x', note: 'x'.repeat(2_000_000) }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.getByRole('button', { name: 'Create blueprint' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'a document has at most 256,000' })).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  const form = page.getByRole('region', { name: 'Blueprint', exact: true });
  await form.getByLabel('Title', { exact: true }).fill('Shorter');
  await expect(editor).toContainText('"Shorter"');
});

test('a decision without a connection is said, kept, and made once when tried again', async ({ as }) => {
  const developer = await as('developer');
  const id = await askForAccess(developer, 'kubernetes-sigs/external-dns', freshName('no connection'));
  const approver = await as('approver', {});
  await approver.goto(`/approvals?run=${id}`);
  const decision = approver.getByRole('article');
  await decision.getByRole('textbox', { name: 'Comment' }).fill('Written on a train');
  await approver.context().setOffline(true);
  await decision.getByRole('button', { name: 'Decline' }).click();
  await expect(decision.getByRole('alert')).toContainText('What you typed is kept');
  await expect(approver.getByText('You are offline.')).toBeVisible();
  await expect(decision.getByRole('textbox', { name: 'Comment' })).toHaveValue('Written on a train');
  expect((await readRun(developer, id)).state).toBe('waiting');

  await approver.context().setOffline(false);
  await decision.getByRole('button', { name: 'Decline' }).click();
  await expect(approver.getByText('This request is decided.')).toBeVisible();
  expect(await readRun(developer, id)).toMatchObject({
    state: 'declined',
    approvals: [{ decision: 'DECLINE', reason: 'Written on a train' }],
  });
});

test('signed out in one tab: what is typed in the other stays, and is sent once after signing in', async ({
  as,
}) => {
  // A session of its own, which no other journey goes on with.
  const page = await as('nobody');
  const name = freshName('expired');
  await page.goto('/sign-in?next=/self-service/scaffold_service');
  await page.getByRole('button', { name: 'Devi Developer' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  const other = await page.context().newPage();
  await other.goto('/runs');
  await other.getByRole('button', { name: /Devi Developer/ }).click();
  await other.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await other.waitForURL('**/sign-in**');
  await other.close();

  await page.getByLabel('SLO target (%)').fill('98.5');
  const notice = page.getByText('You are signed out. What you typed is kept.');
  await expect(notice).toBeVisible();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Sign in again' }).click();
  const signIn = await opened;
  await signIn.getByRole('button', { name: 'Devi Developer' }).click();
  await expect(signIn.getByLabel('Name', { exact: true }), 'the way back leads to the draft').toHaveValue(
    name,
  );
  await signIn.close();

  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(notice).toHaveCount(0);
  await expect(page.getByLabel('SLO target (%)')).toHaveValue('98.5');
  await page.getByRole('combobox', { name: 'Owner' }).fill('Network');
  await page.getByRole('option', { name: /sig-network/i }).click();
  await page.getByRole('button', { name: 'Scaffold the service' }).click();
  await page.waitForURL('**/runs/r_*');
  expect(await countRuns(page, 'scaffold_service', 'name', name)).toBe(1);
});

test('of two tabs that change one entity the second is told, overwrites nothing, and may go on from there', async ({
  as,
}) => {
  const [one, two] = [await as('admin'), await as('admin')];
  const name = freshName('twice');
  await one.goto('/icon.svg');
  await post(one, '/v1/blueprints/service/entities', { identifier: name, title: 'Before' });
  for (const tab of [one, two]) {
    await tab.goto(`/catalog/service/${name}/edit`);
    await expect(tab.getByLabel('Title', { exact: true })).toHaveValue('Before');
  }
  await one.getByLabel('Title', { exact: true }).fill('Of the first tab');
  await one.getByRole('button', { name: /^Save/ }).click();
  await expect(one.getByRole('heading', { level: 1, name: 'Of the first tab' })).toBeVisible();
  await post(one, '/v1/blueprints/service/entities?upsert=true&merge=true', {
    identifier: name,
    properties: { tier: '1 critical' },
  });
  await two.getByLabel('Title', { exact: true }).fill('Of the second tab');
  await two.getByRole('button', { name: /^Save/ }).click();
  await expect(two.getByText('What you changed stands on what it is now')).toBeVisible();
  await expect(two.getByLabel('Title', { exact: true })).toHaveValue('Of the second tab');
  const now = await one.request.get(`/v1/blueprints/service/entities/${name}`);
  expect(await now.json()).toMatchObject({ entity: { title: 'Of the first tab' } });
  await two.getByRole('button', { name: /^Save/ }).click();
  await expect(two.getByRole('heading', { level: 1, name: 'Of the second tab' })).toBeVisible();
  await expect(two.getByText('1 critical').first()).toBeVisible();
});
