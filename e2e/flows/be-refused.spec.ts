import { expect, test } from '#e2e/support/journey.ts';

test('an approver declines with a reason, the requester reads it, nothing was sent', async ({ as }) => {
  const developer = await as('developer');
  await developer.goto(
    '/self-service/request_access?entity=kubernetes-sigs%2Fexternal-dns&in.person=x%40example.com&in.reason=Curiosity%20of%20mine',
  );
  await expect(developer.getByLabel('What for')).toHaveValue('Curiosity of mine');
  await developer.getByRole('button', { name: 'Request access' }).click();
  await developer.waitForURL('**/runs/r_*');
  const id = developer.url().split('/').at(-1);

  const approver = await as('approver');
  await approver.goto(`/runs/${id}`);
  await approver.getByLabel('Comment').fill('Curiosity is no reason');
  await approver.getByRole('button', { name: 'Decline' }).click();
  await expect(developer.getByRole('status').filter({ hasText: 'Declined' })).toBeVisible();
  await expect(developer.getByText('Curiosity is no reason').first()).toBeVisible();
  await expect(developer.getByRole('link', { name: /Workflow run/ })).toHaveCount(0);
});

test('wrong input is named beside its field and in a summary, and nothing typed is lost', async ({ as }) => {
  const page = await as('developer');
  await page.goto('/self-service/scaffold_service');
  await page.getByLabel('Name').fill('Not A Name!');
  await page.getByRole('button', { name: 'Scaffold the service' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Name');
  await expect(page.getByLabel('Name')).toHaveValue('Not A Name!');
  await expect(page.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  expect(new URL(page.url()).pathname).toBe('/self-service/scaffold_service');
});

test('a member sees no administration and cannot change what another team owns', async ({ as }) => {
  const page = await as('developer2');
  await expect(page.getByRole('link', { name: 'Builder' })).toHaveCount(0);
  await page.goto('/settings');
  await expect(page.getByText('Only Admins manage people.')).toBeVisible();
  await page.goto('/catalog/service?q=external-dns');
  await page.getByRole('rowheader').getByRole('link', { name: 'external-dns', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveCount(0);
});

test('the requester withdraws before anybody decided', async ({ as }) => {
  const page = await as('developer');
  await page.goto(
    '/self-service/request_access?entity=kubernetes-sigs%2Fexternal-dns&in.person=y%40example.com&in.reason=Changed%20my%20mind',
  );
  await expect(page.getByLabel('What for')).toHaveValue('Changed my mind');
  await page.getByRole('button', { name: 'Request access' }).click();
  await page.waitForURL('**/runs/r_*');
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('button', { name: 'Withdraw request' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Cancelled' })).toBeVisible();
});

test('signed out means signed out: every page asks who one is', async ({ as }) => {
  const page = await as('developer');
  await page.context().clearCookies();
  for (const path of ['/', '/catalog/service', '/runs', '/approvals', '/builder', '/audit']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in/);
  }
});
