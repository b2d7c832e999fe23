import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '#e2e/support/journey.ts';
import { press, tabTo, typeInto } from '#e2e/support/keyboard.ts';
import { freshName } from '#e2e/support/names.ts';
import { byTouch } from '#e2e/support/ways.ts';

/** How many entities the table says there are, once it has said so; journeys beside this one may add some. */
async function total(page: Page): Promise<number> {
  const foot = page.getByRole('navigation', { name: 'Pages' }).getByRole('status');
  await expect(foot).toHaveText(/\d+ services$/);
  await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'false');
  return Number(/^(?:Page \d+: \d+ of )?(\d+)/.exec((await foot.textContent()) ?? '')?.[1]);
}

const chip = (page: Page, words: string): Locator => page.getByRole('group', { name: words, exact: true });

async function sortByTitle(page: Page, way: 'ascending' | 'descending'): Promise<void> {
  const title = page.getByRole('columnheader', { name: 'Title' });
  await title.getByRole('button').click();
  await page.getByRole('menuitem', { name: `Sort ${way}` }).click();
  await expect(title).toHaveAttribute('aria-sort', way);
}

test('a facet narrows the catalog down, its link reopens exactly that, and both ways back work', async ({
  as,
}) => {
  const page = await as('developer');
  await page.goto('/catalog/service');
  const whole = await total(page);

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const editor = page.getByRole('dialog', { name: 'Add a filter' });
  await editor.getByRole('combobox', { name: 'Property' }).click();
  await page.getByRole('option', { name: 'Lifecycle', exact: true }).click();
  await editor.getByRole('button', { name: 'Apply filter' }).click();
  await expect(editor.getByRole('alert')).toContainText('no value yet');
  await expect(editor.getByRole('combobox', { name: 'Condition' })).toHaveValue('in');
  const values = editor.getByRole('group', { name: 'Values' });
  await values.getByText('stable', { exact: true }).click();
  await values.getByText('beta', { exact: true }).click();
  await editor.getByRole('button', { name: 'Apply filter' }).click();
  await expect(chip(page, 'Lifecycle is any of beta +1')).toBeVisible();
  await expect.poll(() => total(page)).toBeLessThan(whole);
  const either = await total(page);

  await chip(page, 'Lifecycle is any of beta +1').getByRole('button', { name: 'beta +1' }).click();
  const change = page.getByRole('dialog', { name: 'Filter by Lifecycle' });
  await change.getByRole('checkbox', { name: 'beta' }).click();
  await change.getByRole('button', { name: 'Apply filter' }).click();
  await expect(chip(page, 'Lifecycle is any of stable')).toBeVisible();
  await expect.poll(() => total(page)).toBeLessThan(either);
  const stable = await total(page);
  expect(stable).toBeGreaterThan(0);

  const shown = { rows: await page.getByRole('rowheader').allTextContents(), url: page.url() };
  const fresh = await page.context().newPage();
  await fresh.goto(shown.url);
  await expect(chip(fresh, 'Lifecycle is any of stable')).toBeVisible();
  await expect(fresh.getByRole('rowheader')).toHaveText(shown.rows);
  expect(await total(fresh)).toBe(stable);
  await fresh.close();

  await page.getByRole('button', { name: 'Remove filter Lifecycle' }).click();
  await expect(chip(page, 'Lifecycle is any of stable')).toHaveCount(0);
  await expect.poll(() => total(page)).toBeGreaterThan(either);
  await page.goBack();
  await expect(chip(page, 'Lifecycle is any of stable')).toBeVisible();
  await expect.poll(() => total(page)).toBe(stable);
});

test('text, order and columns are part of the link too, and nothing found offers the way back', async ({
  as,
}) => {
  const page = await as('developer');
  await page.goto('/catalog/service');
  const box = page.getByRole('searchbox', { name: 'Filter services by name' });
  await box.fill('dns');
  await expect(page.getByRole('rowheader').filter({ hasNotText: /dns/i })).toHaveCount(0);
  await sortByTitle(page, 'ascending');
  await sortByTitle(page, 'descending');
  await page.getByRole('button', { name: /columns$/ }).click();
  await page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox', { name: 'Tier' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Tier' })).toHaveCount(0);
  await total(page);

  const rows = await page.getByRole('rowheader').allTextContents();
  expect(rows.length).toBeGreaterThan(1);
  expect(rows).toEqual(rows.toSorted().toReversed());
  const link = page.url();
  await page.goto('/');
  await page.goto(link);
  await expect(page.getByRole('rowheader')).toHaveText(rows);
  await expect(page.getByRole('columnheader', { name: 'Tier' })).toHaveCount(0);
  await expect(box).toHaveValue('dns');

  await box.fill('nothing is called this');
  await expect(page.getByText('No services match this filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(() => total(page)).toBeGreaterThan(rows.length);
  await expect(box).toHaveValue('');
});

test('pages follow each other without repeating or losing a row, and back goes back', async ({ as }) => {
  const page = await as('developer');
  await page.goto('/catalog/service?limit=100&sort=%24title');
  const seen: string[] = [];
  for (let count = 1; count <= 3; count++) {
    await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText(`Page ${count}`);
    await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'false');
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
  for (const tab of ['Related', 'Runs', 'History', 'Audit']) {
    const link = page.getByRole('link', { name: new RegExp(`^${tab}( \\d+)?$`) }).last();
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
  }
});

test('by keyboard alone: filter, change it, take it back, then slash, j, k and Enter', async ({ as }) => {
  const page = await as('developer');
  await page.goto('/catalog/service');
  const whole = await total(page);

  const filter = page.getByRole('button', { name: 'Filter', exact: true });
  await press(page, filter);
  await typeInto(page, page.getByRole('combobox', { name: 'Property' }), 'Tier');
  await page.keyboard.press('Enter');
  const values = page.getByRole('group', { name: 'Values' });
  await press(page, values.getByRole('checkbox', { name: '1 critical' }), 'Space');
  await press(page, page.getByRole('button', { name: 'Apply filter' }));
  await expect(chip(page, 'Tier is any of 1 critical')).toBeVisible();
  await expect.poll(() => total(page)).toBeLessThan(whole);
  await expect(filter).toBeFocused();
  const critical = await total(page);

  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(
    chip(page, 'Tier is any of 1 critical').getByRole('button', { name: '1 critical' }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await press(page, values.getByRole('checkbox', { name: '2 important' }), 'Space');
  await press(page, page.getByRole('button', { name: 'Apply filter' }));
  const both = chip(page, 'Tier is any of 1 critical +1');
  await expect(both.getByRole('button', { name: '1 critical +1' })).toBeFocused();
  await expect.poll(() => total(page)).toBeGreaterThan(critical);
  const either = await total(page);

  await press(page, page.getByRole('button', { name: 'Remove filter Tier' }));
  await expect(filter).toBeFocused();
  await expect.poll(() => total(page)).toBeGreaterThan(either);

  await page.keyboard.press('/');
  await page.keyboard.type('gateway');
  await expect(page.getByRole('rowheader').filter({ hasNotText: /gateway/i })).toHaveCount(0);
  const found = page.getByRole('rowheader').getByRole('link');
  expect(await found.count()).toBeGreaterThan(1);
  await tabTo(page, page.getByRole('columnheader', { name: 'Title' }).getByRole('button'));
  await page.keyboard.press('j');
  await expect(found.first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(found.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  const name = await found.first().textContent();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: name ?? '', exact: true })).toBeVisible();
});

test('by touch alone: a facet from below, its chip, a word, and what is found', async ({ as }) => {
  const page = await as('developer', byTouch.device);
  await page.goto('/');
  await byTouch.goTo(page, /^Services/);
  const whole = await total(page);

  await page.getByRole('button', { name: 'Filters' }).tap();
  const facets = page.getByRole('dialog', { name: 'Filters' });
  await facets
    .getByRole('list', { name: 'Lifecycle' })
    .getByRole('checkbox', { name: /^stable/ })
    .tap();
  await facets.getByRole('button', { name: 'Close' }).tap();
  await expect(chip(page, 'Lifecycle is any of stable')).toBeVisible();
  await expect.poll(() => total(page)).toBeLessThan(whole);
  const stable = await total(page);

  await chip(page, 'Lifecycle is any of stable').getByRole('button', { name: 'stable' }).first().tap();
  const change = page.getByRole('dialog', { name: 'Filter by Lifecycle' });
  await byTouch.tick(page, change.getByRole('checkbox', { name: 'beta' }));
  await change.getByRole('button', { name: 'Apply filter' }).tap();
  await expect.poll(() => total(page)).toBeGreaterThan(stable);
  await page.getByRole('button', { name: 'Remove filter Lifecycle' }).tap();
  await expect.poll(() => total(page)).toBeGreaterThanOrEqual(whole);

  await byTouch.typeInto(page, page.getByRole('searchbox', { name: 'Filter services by name' }), 'gateway');
  await expect(page.getByRole('rowheader').filter({ hasNotText: /gateway/i })).toHaveCount(0);
  const first = page.getByRole('rowheader').getByRole('link').first();
  const name = (await first.textContent()) ?? '';
  await first.tap();
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
});

test('a facet, a group of conditions and a saved view by mouse', async ({ as }) => {
  const page = await as('developer');
  const use = (target: Locator) => target.click();
  const name = freshName('view');
  await page.goto('/catalog/service');
  const whole = await total(page);

  const lifecycle = page.getByRole('region', { name: 'Facets' }).getByRole('list', { name: 'Lifecycle' });
  await use(lifecycle.getByRole('checkbox', { name: /^stable/ }));
  await expect(chip(page, 'Lifecycle is any of stable')).toBeVisible();
  await expect.poll(() => total(page)).toBeLessThan(whole);
  const stable = await total(page);
  await expect(lifecycle.getByRole('checkbox', { name: /^beta [1-9]/ })).toBeVisible();

  await use(page.getByRole('button', { name: 'Filter', exact: true }));
  await use(page.getByRole('button', { name: 'Groups with and, or' }));
  const editor = page.getByRole('dialog', { name: 'Edit the filter' });
  const condition = async (property: string, value: string, done: string) => {
    const field = editor.getByRole('combobox', { name: 'Property' });
    await field.fill(property);
    await page.keyboard.press('Enter');
    await use(editor.getByRole('checkbox', { name: value }));
    await use(editor.getByRole('button', { name: done }));
  };
  await use(editor.getByRole('button', { name: 'Group', exact: true }));
  await condition('Kind', 'library', 'Begin group');
  await use(editor.getByRole('listitem').getByRole('button', { name: 'Condition', exact: true }));
  await condition('Tier', '1 critical', 'Add condition');
  await page.keyboard.press('Escape');
  await expect(chip(page, 'Group of conditions')).toHaveText(
    'Kind is any of library or Tier is any of 1 critical',
  );
  await expect.poll(() => total(page)).toBeLessThan(stable);
  const either = await total(page);
  expect(either).toBeGreaterThan(0);

  await use(page.getByRole('button', { name: 'Group by' }));
  await use(page.getByRole('menuitemradio', { name: 'Tier' }));
  await page.keyboard.press('Escape');
  const critical = page.getByRole('button', { name: /^1 critical \d+$/ });
  await expect(critical).toBeVisible();

  await use(page.getByRole('button', { name: 'Save as a new view' }));
  const form = page.getByRole('dialog', { name: 'Save as a view' });
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.keyboard.press('Enter');
  const tab = page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name, exact: true });
  await expect(tab).toHaveAttribute('aria-current', 'true');
  await page.reload();
  await expect(tab).toHaveAttribute('aria-current', 'true');
  await expect(critical).toBeVisible();
  expect(await total(page)).toBe(either);

  await use(page.getByRole('button', { name: 'Remove filter Lifecycle' }));
  await use(page.getByRole('button', { name: 'Revert' }));
  await expect(chip(page, 'Lifecycle is any of stable')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Revert' })).toHaveCount(0);
  await use(page.getByRole('button', { name: `What to do with ${name}` }));
  await use(page.getByRole('menuitem', { name: 'Delete' }));
  await expect(tab).toHaveCount(0);
  await expect(page).toHaveURL(/\/catalog\/service$/);
  await expect.poll(() => total(page)).toBeGreaterThan(stable);
});

/** What one choice of the open export menu saves. */
async function saved(page: Page, format: 'CSV' | 'JSON'): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format, exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('all of a filter, or what is marked of it, is saved as a file', async ({ as }) => {
  const page = await as('developer');
  await page.goto('/catalog/service?q=dns&sort=%24title&columns=%24title,%24identifier');
  await total(page);
  const rows = await page.getByRole('rowheader').getByRole('link').allTextContents();
  expect(rows.length).toBeGreaterThan(2);

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const csv = await saved(page, 'CSV');
  expect(csv.name).toMatch(/^service-\d{4}-\d\d-\d\d\.csv$/);
  const lines = csv.text.replace('\uFEFF', '').trimEnd().split('\r\n');
  expect(lines.map((line) => line.split(',')[0])).toEqual(['Title', ...rows]);

  await page.getByRole('checkbox', { name: `Select ${rows[0]}`, exact: true }).click();
  await page.getByRole('checkbox', { name: `Select ${rows[1]}`, exact: true }).click();
  const bar = page.getByRole('region', { name: 'Selection' });
  await expect(bar.getByRole('status')).toHaveText(`2 selected of ${rows.length}`);
  await bar.getByRole('button', { name: 'Export' }).click();
  const two = JSON.parse((await saved(page, 'JSON')).text) as { title: string }[];
  expect(two.map(({ title }) => title)).toEqual(rows.slice(0, 2));
  await bar.getByRole('button', { name: `Select all ${rows.length}` }).click();
  await expect(bar.getByRole('status')).toHaveText(`${rows.length} selected`);
  await bar.getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar).toHaveCount(0);
});

test('what is marked is deleted after a look at what depends on it, and the rest stays', async ({ as }) => {
  const page = await as('admin');
  const name = freshName('bulk');
  const [first, second] = [`${name}-1`, `${name}-2`];
  await page.goto('/catalog/service');
  for (const identifier of [first, second]) {
    const made = await page.evaluate(
      (entity) =>
        fetch('/v1/blueprints/service/entities', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(entity),
        }).then(({ status }) => status),
      { identifier, title: identifier },
    );
    expect(made).toBe(201);
  }
  const kept = 'sig-network--external-dns';
  const rule = JSON.stringify(['$identifier', 'in', [first, second, kept]]);
  await page.goto(`/catalog/service?filter=${encodeURIComponent(rule)}`);
  await expect.poll(() => total(page)).toBe(3);
  await page.getByRole('rowheader').getByRole('link', { name: first }).focus();
  await page.keyboard.press('x');
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByRole('button', { name: 'Select all 3' }).click();
  await bar.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('dialog', { name: 'Delete 3 entities?' });
  await expect(question.getByRole('region', { name: 'Will be deleted 2' }).getByRole('listitem')).toHaveText([
    first,
    second,
  ]);
  await expect(question.getByRole('region', { name: 'Cannot be deleted 1' })).toContainText(
    'links of other entities point to it',
  );
  await question.getByRole('button', { name: 'Delete 2 entities' }).click();
  await expect(page.getByText('2 entities deleted', { exact: true }).first()).toBeVisible();
  await expect(bar).toHaveCount(0);
  await expect.poll(() => total(page)).toBe(1);
});
