import type { Locator, Page } from '@playwright/test';
import { expect, type Identity, test } from '#e2e/support/journey.ts';
import { press, typeInto } from '#e2e/support/keyboard.ts';
import { freshName } from '#e2e/support/names.ts';
import { expectState, readRun, runIdOf } from '#e2e/support/runs.ts';

/** Asks for access by a link that brings the inputs; returns the run's id. */
async function ask(page: Page, reason: string, send = (button: Locator) => button.click()): Promise<string> {
  const inputs = new URLSearchParams({
    entity: 'kubernetes-sigs/external-dns',
    'in.person': 'x@example.com',
    'in.reason': reason,
  });
  await page.goto(`/self-service/request_access?${inputs}`);
  await expect(page.getByLabel('What for')).toHaveValue(reason);
  await send(page.getByRole('button', { name: 'Request access' }));
  await page.waitForURL('**/runs/r_*');
  return runIdOf(page);
}

const nothingSent = (page: Page) => expect(page.getByRole('link', { name: /Workflow run/ })).toHaveCount(0);

test('an approver declines with a reason, the requester reads it at once, nothing was sent', async ({
  as,
}) => {
  const developer = await as('developer');
  const id = await ask(developer, 'Curiosity of mine');
  const approver = await as('approver');
  await approver.goto(`/runs/${id}`);
  await approver.getByLabel('Comment').fill('Curiosity is no reason');
  await approver.getByRole('button', { name: 'Decline' }).click();
  await expectState(developer, 'Declined');
  await expect(developer.getByRole('region', { name: 'Decisions' })).toContainText('Curiosity is no reason');
  await nothingSent(developer);
});

test('wrong input is named beside its field and in a summary, and nothing typed is lost', async ({ as }) => {
  const page = await as('developer');
  await page.goto('/self-service/scaffold_service');
  await page.getByLabel('Name', { exact: true }).fill('Not A Name!');
  await page.getByRole('button', { name: 'Scaffold the service' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Name');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Not A Name!');
  await expect(page.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  expect(new URL(page.url()).pathname).toBe('/self-service/scaffold_service');
});

test('nobody approves a request of their own: no button, no page, no call', async ({ as }) => {
  const admin = await as('admin');
  const id = await ask(admin, 'Admins may approve, but not this');
  await expectState(admin, 'Waiting for approval');
  await expect(admin.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await admin.goto(`/approvals?run=${id}`);
  await expect(admin.getByText('Somebody else decides this request.')).toBeVisible();
  await expect(admin.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  const answer = await admin.request.patch(`/v1/actions/runs/${id}/approval`, {
    data: { status: 'APPROVE' },
    headers: { origin: new URL(admin.url()).origin },
  });
  expect(answer.status()).toBe(403);
  expect(await answer.json()).toMatchObject({ error: 'self_approval' });
  expect(await readRun(admin, id)).toMatchObject({ state: 'waiting', approvals: [] });
});

test('of two decisions at the same moment one wins, and both see which', async ({ as }) => {
  const developer = await as('developer');
  const id = await ask(developer, freshName('Two decide at once about'));
  const together = meeting(2);
  const pages = await Promise.all((['approver', 'admin'] as Identity[]).map((identity) => as(identity)));
  for (const page of pages) {
    await page.goto(`/approvals?run=${id}`);
    await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
    await page.route('**/approvals*', async (route) => {
      if (route.request().method() === 'POST') await together();
      await route.continue();
    });
  }
  await Promise.all([
    pages[0]?.getByRole('button', { name: 'Approve' }).click(),
    pages[1]?.getByRole('button', { name: 'Decline' }).click(),
  ]);
  for (const page of pages) await expect(page.getByText('This request is decided.')).toBeVisible();
  const { state, approvals } = await readRun(developer, id);
  expect(approvals).toHaveLength(1);
  expect(state === 'declined').toBe(approvals[0]?.decision === 'DECLINE');
  await expectState(developer, state === 'declined' ? 'Declined' : 'Succeeded');
});

test('the requester withdraws before anybody decided', async ({ as }) => {
  const page = await as('developer');
  const id = await ask(page, 'Changed my mind');
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('button', { name: 'Withdraw request' }).click();
  await expectState(page, 'Cancelled');
  await nothingSent(page);

  const approver = await as('approver');
  await approver.goto(`/approvals?run=${id}`);
  await expect(approver.getByText('This request is decided.')).toBeVisible();
  await expect(approver.getByRole('button', { name: 'Approve' })).toHaveCount(0);
});

test('a member sees no administration and cannot change what another team owns', async ({ as }) => {
  const page = await as('developer2');
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Self-service' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Builder' })).toHaveCount(0);
  await page.goto('/settings');
  await expect(page.getByText('Only Admins manage people.')).toBeVisible();
  await page.goto('/catalog/service?q=external-dns');
  await page.getByRole('rowheader').getByRole('link', { name: 'external-dns', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'external-dns' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveCount(0);
});

test('signed out means signed out: every page asks who one is', async ({ as }) => {
  const page = await as('developer', {});
  await page.context().clearCookies();
  for (const path of ['/', '/catalog/service', '/runs', '/approvals', '/builder', '/audit']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in/);
  }
});

test('by keyboard alone: by the form, by an approver, and by oneself', async ({ as }) => {
  const page = await as('developer2');
  await page.goto('/self-service/request_access?entity=kubernetes-sigs%2Fexternal-dns');
  await typeInto(page, page.getByLabel('For whom'), 'nobody');
  await typeInto(page, page.getByLabel('What for'), 'Because I would like to');
  await press(page, page.getByRole('button', { name: 'Request access' }));
  await expect(page.getByRole('alert').first()).toContainText('For whom');
  await expect(page.getByLabel('For whom'), 'the fault leads to its field').toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('nils@example.com');
  await expect(page.getByRole('alert').filter({ hasText: 'For whom' })).toHaveCount(0);
  await expect(page.getByLabel('What for')).toHaveValue('Because I would like to');
  await press(page, page.getByRole('button', { name: 'Request access' }));
  await page.waitForURL('**/runs/r_*');

  const approver = await as('approver');
  await approver.goto(`/approvals?run=${runIdOf(page)}`);
  await typeInto(approver, approver.getByLabel('Comment'), 'Wishing is no reason');
  await press(approver, approver.getByRole('button', { name: 'Decline' }));
  await expectState(page, 'Declined');
  await expect(page.getByRole('region', { name: 'Decisions' })).toContainText('Wishing is no reason');

  await ask(page, 'To be taken back by keyboard', (button) => press(page, button));
  await press(page, page.getByRole('button', { name: 'Withdraw' }));
  await press(page, page.getByRole('button', { name: 'Withdraw request' }));
  await expectState(page, 'Cancelled');
});

/** What is called by `count` callers and answers none of them before the last has come. */
function meeting(count: number): () => Promise<void> {
  let missing = count;
  const all = Promise.withResolvers<void>();
  return () => {
    missing -= 1;
    if (missing === 0) all.resolve();
    return all.promise;
  };
}
