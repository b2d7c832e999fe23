import { expect, test } from '#e2e/support/journey.ts';

test('by keyboard, from anywhere: find an entity, start an action, go to a page', async ({ as }) => {
  const page = await as('developer2');
  await page.goto('/approvals');
  const search = page.getByRole('combobox', { name: 'Search or run a command' });
  const chosen = page.getByRole('option', { selected: true });

  await page.keyboard.press('Control+k');
  await expect(search).toBeFocused();
  await page.keyboard.type('external-dns');
  await expect(page.getByRole('group', { name: 'Catalog' }).getByRole('option')).not.toHaveCount(0);
  await expect(chosen).toContainText('external-dns');
  await page.keyboard.press('Enter');
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toContainText('external-dns');
  const opened = (await title.textContent()) ?? '';
  await expect(page).toHaveTitle(/external-dns · \w+ · Quayside$/);

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option').first()).toContainText(opened);
  await page.keyboard.type('request acc');
  await expect(chosen).toHaveText('Request access');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Request access' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('zzzz');
  await expect(page.getByText('Nothing has “zzzz” in its name.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);

  await page.getByRole('main').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Search or run a command');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.waitForURL('**/runs');
});
