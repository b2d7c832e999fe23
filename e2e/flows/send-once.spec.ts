import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/support/journey.ts';
import { freshName } from '#e2e/support/names.ts';
import { countRuns, expectState, runIdOf } from '#e2e/support/runs.ts';

const FORM = '/self-service/scaffold_service';

async function fillIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('combobox', { name: 'Owner' }).fill('Network');
  await page.getByRole('option', { name: /sig-network/i }).click();
}

test('a double click is one request', async ({ as }) => {
  const page = await as('developer');
  const name = freshName('double');
  await page.goto(FORM);
  await fillIn(page, name);
  await page.getByRole('button', { name: 'Scaffold the service' }).dblclick();
  await page.waitForURL('**/runs/r_*');
  expect(await countRuns(page, 'scaffold_service', 'name', name)).toBe(1);
});

test('an answer lost on its way, a reload and a second try are one request', async ({ as }) => {
  const page = await as('developer');
  const name = freshName('lost');
  await page.goto(FORM);
  await fillIn(page, name);
  await page.route(`**${FORM}`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Scaffold the service' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  expect(await countRuns(page, 'scaffold_service', 'name', name)).toBe(1);

  await page.unroute(`**${FORM}`);
  await page.reload();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
  await page.getByRole('button', { name: 'Scaffold the service' }).click();
  await page.waitForURL('**/runs/r_*');
  await expectState(page, 'Succeeded');
  expect(await countRuns(page, 'scaffold_service', 'name', name)).toBe(1);

  const first = runIdOf(page);
  await page.goto(FORM);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('combobox', { name: 'Owner' }).fill('Network');
  await page.getByRole('option', { name: /sig-network/i }).click();
  await page.getByRole('button', { name: 'Scaffold the service' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/runs/') && !url.pathname.endsWith(first));
  expect(await countRuns(page, 'scaffold_service', 'name', name), 'a form filled in anew').toBe(2);
});

test('a copied link brings what was typed to somebody else, who may still change it', async ({ as }) => {
  const page = await as('developer', { permissions: ['clipboard-read', 'clipboard-write'] });
  const name = freshName('shared');
  await page.goto(FORM);
  await fillIn(page, name);
  await page.getByLabel('SLO target (%)').fill('98.5');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const other = await as('developer2');
  await other.goto(link);
  await expect(other.getByLabel('Name', { exact: true })).toHaveValue(name);
  await expect(other.getByRole('combobox', { name: 'Owner' })).toHaveValue(/network/i);
  await expect(other.getByLabel('SLO target (%)')).toHaveValue('98.5');
  await other.getByLabel('Name', { exact: true }).fill(`${name}-too`);
  await expect(other.getByRole('complementary', { name: 'What will happen' })).toContainText(`${name}-too`);
});
