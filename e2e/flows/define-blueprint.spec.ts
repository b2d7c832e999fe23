import { expectAccessible } from '#e2e/support/accessible.ts';
import { expect, test } from '#e2e/support/journey.ts';
import { freshName } from '#e2e/support/names.ts';
import { WAYS } from '#e2e/support/ways.ts';

test('an admin defines a blueprint, its table and form follow, and an entity is registered', async ({
  as,
}) => {
  const page = await as('admin');
  const name = freshName('queue');
  await page.goto('/builder');
  await page.getByRole('link', { name: 'Define a blueprint' }).click();
  const editor = page.getByRole('region', { name: 'Blueprint', exact: true });
  await editor.getByLabel('Title', { exact: true }).fill(`Queue ${name}`);
  await editor.getByLabel('Identifier', { exact: true }).fill(name);

  await page.getByRole('button', { name: 'Add property' }).click();
  const list = page.getByRole('region', { name: 'Properties', exact: true });
  await list.getByLabel('Title').fill('Retention in days');
  await list.getByLabel('Type').focus();
  await expect(list.getByLabel('Identifier')).toHaveValue('retention_in_days');
  await list.getByLabel('Identifier').fill('retention');
  await list.getByLabel('Type').selectOption('number');
  await list.getByLabel('Required').check();
  await expect(page.getByRole('region', { name: 'Table' }).getByText('Retention in days')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Create blueprint' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Queue ${name}` })).toBeVisible();

  await page.getByRole('link', { name: 'Open table' }).click();
  await expect(page.getByText(`No queue ${name}s yet`)).toBeVisible();
  await page
    .getByRole('link', { name: /^Register/ })
    .first()
    .click();
  await page.getByLabel('Title', { exact: true }).fill('Orders');
  await page.getByLabel('Identifier').fill('orders');

  await page.getByRole('button', { name: /^Register/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Retention in days' })).toBeVisible();
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Orders');
  await page.getByLabel('Retention in days').fill('14');
  await page.getByRole('button', { name: /^Register/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
  await expect(page.getByText('14', { exact: true })).toBeVisible();

  await page.goto(`/catalog/${name}`);
  await expect(page.getByRole('link', { name: 'Orders' })).toBeVisible();

  await page.goto(`/builder?blueprint=${name}&property=retention`);
  await expect(page.getByRole('region', { name: 'Model graph' }).getByRole('article').first()).toBeVisible();
  const panel = page.getByRole('complementary', { name: 'Property editor' });
  await panel.getByLabel('Title', { exact: true }).fill('Days kept');
  await panel.getByText('Limits').click();
  await panel.getByLabel('Minimum').fill('30');
  const plan = page.getByRole('region', { name: 'Change plan', exact: true });
  await expect(plan.getByRole('link', { name: '1 row' }).first()).toBeVisible();
  await expectAccessible(page);
  await plan.getByRole('button', { name: /^Apply \d change/ }).click();
  await expect(page.getByText('version 2')).toBeVisible();
  await expect(plan).toHaveCount(0);

  await page.getByRole('button', { name: 'Versions' }).click();
  await expect(page.getByRole('dialog').getByText('Days kept')).toBeVisible();
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore version 1' }).click();
  await expect(page.getByText('version 3')).toBeVisible();
  await expect(panel.getByLabel('Title', { exact: true })).toHaveValue('Retention in days');
});

test('the same document as JSON: faults at their line, nothing lost when the server refuses', async ({
  as,
}) => {
  const page = await as('admin');
  await page.goto('/builder/new/blueprint');
  const form = page.getByRole('region', { name: 'Blueprint', exact: true });
  await form.getByLabel('Title', { exact: true }).fill('Broken');
  await form.getByLabel('Identifier', { exact: true }).fill('not allowed!');
  await page.getByRole('button', { name: 'Create blueprint' }).click();
  await expect(page.getByRole('list', { name: 'Faults' })).toContainText('/identifier');
  await expect(form.getByLabel('Title', { exact: true })).toHaveValue('Broken');

  await page.getByRole('tab', { name: 'JSON' }).click();
  const editor = page.getByRole('textbox', { name: 'Blueprint as JSON' });
  await expect(editor).toContainText('"Broken"');
  await page.reload();
  await expect(form.getByLabel('Title', { exact: true })).toHaveValue('Broken');
});

test('a blueprint with entities is not deleted, and the list says why', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/builder/service');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete blueprint' }).click();
  const refusal = page.getByRole('dialog', { name: /was not deleted/ });
  await expect(refusal).toBeVisible();
  await expect(refusal.getByRole('listitem').first()).toBeVisible();
});

for (const way of WAYS) {
  test(`by ${way.name} alone: the blueprint, its property, and the first entity in its table`, async ({
    as,
  }) => {
    const page = await as('admin', way.device);
    const name = freshName('topic');
    await page.goto('/');
    await way.goTo(page, 'Builder');
    await way.press(page, page.getByRole('link', { name: 'Define a blueprint' }));
    const form = page.getByRole('region', { name: 'Blueprint', exact: true });
    await way.typeInto(page, form.getByLabel('Title', { exact: true }), `Topic ${name}`);
    await way.typeInto(page, form.getByLabel('Identifier', { exact: true }), name);
    await way.press(page, page.getByRole('button', { name: 'Add property' }));
    const list = page.getByRole('region', { name: 'Properties', exact: true });
    await way.typeInto(page, list.getByLabel('Identifier'), 'partitions');
    await way.typeInto(page, list.getByLabel('Title'), 'Partitions');
    await way.select(page, list.getByLabel('Type'), 'number');
    await way.tick(page, list.getByLabel('Required'));
    await way.press(page, page.getByRole('button', { name: 'Create blueprint' }));
    await expect(page.getByRole('heading', { level: 1, name: `Topic ${name}` })).toBeVisible();

    await way.press(page, page.getByRole('link', { name: 'Open table' }));
    await way.press(page, page.getByRole('link', { name: /^Register/ }).first());
    await way.typeInto(page, page.getByLabel('Title', { exact: true }), 'Invoices');
    await way.typeInto(page, page.getByLabel('Identifier'), 'invoices');
    await way.typeInto(page, page.getByLabel('Partitions'), '12');
    await way.press(page, page.getByRole('button', { name: /^Register/ }));
    await expect(page.getByRole('heading', { level: 1, name: 'Invoices' })).toBeVisible();
    await way.goTo(page, new RegExp(`^Topic ${name}`));
    await expect(page.getByRole('row').filter({ hasText: 'Invoices' })).toBeVisible();
  });
}
