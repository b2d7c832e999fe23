import { expect, expectAccessible, test } from '#e2e/support/journey.ts';
import { press, typeInto } from '#e2e/support/keyboard.ts';
import { freshName } from '#e2e/support/names.ts';

const RUN_ENDS_WITHIN = 60_000;

test('request, approve exactly what one sees, watch it run', async ({ as }) => {
  test.setTimeout(120_000);
  const developer = await as('developer');
  await developer.goto('/self-service');
  await expectAccessible(developer);
  await developer.getByRole('link', { name: /Request access/ }).click();
  const entity = developer.getByRole('combobox', { name: 'For which repository' });
  await entity.fill('external-dns');
  await developer
    .getByRole('option', { name: /external-dns/ })
    .first()
    .click();
  await developer.getByLabel('For whom').fill('devi@example.com');
  await developer.getByLabel('What for').fill('Mend the release workflow');
  const panel = developer.getByRole('complementary', { name: 'What will happen' });
  await expect(panel).toContainText('"reason": "Mend the release workflow"');
  await expect(panel).toContainText('<run id>');
  await expect(panel).toContainText('sig-k8s-infra');
  await expectAccessible(developer);

  await developer.reload();
  await expect(developer.getByLabel('What for')).toHaveValue('Mend the release workflow');
  await developer.getByRole('button', { name: 'Request access' }).click();
  await developer.waitForURL('**/runs/r_*');
  await expect(developer.getByRole('status').filter({ hasText: 'Waiting for approval' })).toBeVisible();
  await expect(developer.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await expectAccessible(developer);
  const path = new URL(developer.url()).pathname;

  const approver = await as('approver');
  await approver.goto('/approvals');
  await approver
    .locator(`a[href*="${path.split('/').at(-1)}"]`)
    .first()
    .click();
  await expect(approver.getByRole('article')).toContainText('Mend the release workflow');
  await expectAccessible(approver);
  await approver.getByLabel('Comment').fill('Fine for a month');
  await approver.getByRole('button', { name: 'Approve' }).click();
  await expect(approver.getByText('This request is decided.')).toBeVisible();

  await expect(developer.getByRole('status').filter({ hasText: 'Succeeded' })).toBeVisible({
    timeout: RUN_ENDS_WITHIN,
  });
  await expect(developer.getByText('Fine for a month').first()).toBeVisible();
  await expect(developer.getByRole('link', { name: /Workflow run/ })).toBeVisible();
  await expect(developer.getByRole('region', { name: 'Answer', exact: true })).toContainText(
    'GitHub accepted it',
  );
  await expect(developer.getByRole('list').filter({ hasText: 'devi@example.com' }).first()).toBeVisible();
});

test('what a run makes appears in the catalog, and entity and run name each other', async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as('developer');
  const name = freshName('harbour');
  await page.goto(`/self-service/scaffold_service?in.name=${name}&in.language=Go`);
  await expect(page.getByLabel('Name')).toHaveValue(name);
  const owner = page.getByRole('combobox', { name: 'Owner' });
  await owner.fill('Network');
  await page
    .getByRole('option', { name: /sig-network/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Scaffold the service' }).dblclick();
  await page.waitForURL('**/runs/r_*');
  await expect(page.getByRole('status').filter({ hasText: 'Succeeded' })).toBeVisible({
    timeout: RUN_ENDS_WITHIN,
  });

  await page
    .getByRole('region', { name: 'Entities it touched' })
    .getByRole('link', { name, exact: true })
    .click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByRole('link', { name: 'a run' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /Scaffold a service/ })).toBeVisible();

  await page.goto('/runs?whose=mine');
  await expect(page.getByRole('row').filter({ hasText: 'Scaffold a service' }).first()).toBeVisible();
});

test('by keyboard alone', async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as('developer2');
  await page.goto('/self-service/request_access');
  await typeInto(page, page.getByRole('combobox', { name: 'For which repository' }), 'external-dns');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await typeInto(page, page.getByLabel('For whom'), 'nils@example.com');
  await typeInto(page, page.getByLabel('What for'), 'Look after the node tests');
  await press(page, page.getByRole('button', { name: 'Request access' }));
  await page.waitForURL('**/runs/r_*');
  const id = page.url().split('/').at(-1);

  const approver = await as('approver');
  await approver.goto(`/approvals?run=${id}`);
  await press(approver, approver.getByRole('button', { name: 'Approve' }));
  await expect(approver.getByText('This request is decided.')).toBeVisible();
});
