import { expect, test } from '#e2e/support/journey.ts';
import { expectState } from '#e2e/support/runs.ts';

test.describe.configure({ timeout: 120_000 });

test('a newcomer is led through a real request with two identities', async ({ as }) => {
  const page = await as('nobody');
  await page.goto('/sign-in?next=%2Fstart');
  await page.getByRole('button', { name: 'Devi Developer' }).click();
  await page.getByRole('button', { name: 'Take the tour' }).click();
  const tour = page.getByRole('region', { name: 'Tour', exact: true });
  await tour.getByRole('link', { name: 'Show me' }).click();
  await expect(tour).toContainText('Step 2 of 5');
  await tour.getByRole('link', { name: 'Open it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('gateway-api');
  await tour.getByRole('button', { name: 'Open the form' }).click();
  await page.waitForURL('**/self-service/**');
  const name = new URL(page.url()).searchParams.get('in.name') ?? 'no name';
  await page.getByRole('button', { name: 'Request database' }).click();
  await expect(tour).toContainText('Step 4 of 5');
  await tour.getByRole('button', { name: 'Go on as Ines Infra' }).click();
  const decision = page.getByRole('article');
  await expect(decision).toContainText(name);
  await decision.getByRole('button', { name: 'Approve' }).click();
  await expect(tour).toContainText('Step 5 of 5');
  await tour.getByRole('link', { name: 'Open the run' }).click();
  await expectState(page, 'Succeeded');
  await tour.getByRole('link', { name: `Open ${name}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await tour.getByRole('button', { name: 'End the tour' }).click();
  await expect(tour).toHaveCount(0);
});

test('documents are checked, then imported, and a fault is named where it is', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/start/import');
  const editor = page.getByRole('textbox', { name: 'Documents to import' });
  const document = (properties: string) =>
    `{"blueprints":[{"identifier":"pier","title":"Pier","schema":{"properties":${properties}}}]}`;
  await editor.fill(document('3'));
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('list', { name: 'Faults' })).toContainText('/blueprints/0/schema/properties');
  await editor.fill(document('{}'));
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Nothing is written yet')).toBeVisible();
  await page.getByRole('button', { name: 'Import 1 document' }).click();
  await page.getByRole('link', { name: 'pier', exact: true }).click();
  await expect(page).toHaveURL(/\/builder\/pier$/);
});
