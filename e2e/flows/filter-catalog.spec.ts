import { expect, expectAccessible, test } from '#e2e/support/journey.ts';
import { press, tabTo, typeInto } from '#e2e/support/keyboard.ts';

test('pages follow each other without repeating or losing a row, and back goes back', async ({ as }) => {
  const page = await as('developer');
  await page.goto('/catalog/service?limit=100&sort=%24title');
  const seen: string[] = [];
  for (let count = 1; count <= 3; count++) {
    await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText(`Page ${count}`);
    seen.push(
      ...(await page
        .getByRole('rowheader')
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname))),
    );
    if (count < 3) await page.getByRole('button', { name: 'Next page' }).click();
  }
  expect(seen.length).toBeGreaterThan(200);
  expect(new Set(seen).size).toBe(seen.length);
  await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled();
  await page.getByRole('button', { name: 'Previous page' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('Page 2');
});

test('an entity shows what it is, what it is related to and what was done to it', async ({ as }) => {
  const page = await as('developer');
  await page.goto('/catalog/service?q=external-dns');
  await page.getByRole('rowheader').getByRole('link', { name: 'external-dns', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'external-dns' })).toBeVisible();
  await expectAccessible(page);
  for (const tab of ['Related', 'Runs', 'History', 'Audit']) {
    await page.getByRole('link', { name: tab, exact: true }).last().click();
    await expect(page.getByRole('link', { name: tab, exact: true }).last()).toHaveAttribute(
      'aria-current',
      'page',
    );
  }
});

test('by keyboard alone: slash, a filter, j, Enter', async ({ as }) => {
  const page = await as('developer');
  await page.goto('/catalog/service');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('gateway');
  await expect(page.getByRole('rowheader').filter({ hasNotText: 'gateway' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await tabTo(page, page.getByRole('button', { name: 'Filter', exact: true }));
  await page.keyboard.press('Enter');
  await typeInto(page, page.getByRole('combobox', { name: 'Property' }), 'Tier');
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('combobox', { name: 'Condition' }), 'ArrowDown');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Add a filter' })).toHaveCount(0);
  await page
    .getByRole('table')
    .focus()
    .catch(() => undefined);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/catalog/service/**');
});
