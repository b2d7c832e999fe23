import { expectAccessible } from '#e2e/support/accessible.ts';
import { expect, test } from '#e2e/support/journey.ts';
import { choose, press, typeInto } from '#e2e/support/keyboard.ts';
import { freshName } from '#e2e/support/names.ts';
import { expectState, readRun, runIdOf } from '#e2e/support/runs.ts';

test.describe.configure({ timeout: 120_000 });

test('request, approve exactly what one sees, watch it run', async ({ as }) => {
  const developer = await as('developer');
  const reason = `Mend the release workflow of ${freshName('module')}`;
  await developer.goto('/self-service');
  await developer.getByRole('link', { name: /Request access/ }).click();
  await developer.getByRole('combobox', { name: 'For which repository' }).fill('external-dns');
  await developer.getByRole('option', { name: 'kubernetes-sigs/external-dns', exact: true }).click();
  await developer.getByLabel('For whom').fill('devi@example.com');
  await developer.getByLabel('What for').fill(reason);
  const panel = developer.getByRole('complementary', { name: 'What will happen' });
  await expect(panel).toContainText(`"reason": "${reason}"`);
  await expect(panel).toContainText('<run id>');
  await expect(panel).toContainText(/k8s.infra/i);
  await expectAccessible(developer);

  await developer.reload();
  await expect(developer.getByLabel('For whom')).toHaveValue('devi@example.com');
  await expect(developer.getByLabel('What for')).toHaveValue(reason);
  await developer.getByRole('button', { name: 'Request access' }).click();
  await developer.waitForURL('**/runs/r_*');
  await expectState(developer, 'Waiting for approval');
  await expect(developer.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  const id = runIdOf(developer);

  const approver = await as('approver');
  await approver.goto('/approvals');
  await approver.locator(`a[href$="run=${id}"]`).click();
  const decision = approver.getByRole('article');
  await expect(decision).toContainText(reason);
  await expect(decision).toContainText('Devi Developer');
  await expectAccessible(approver);
  expect((await readRun(developer, id)).state, 'looking decides nothing').toBe('waiting');
  await decision.getByLabel('Comment').fill('Fine for a month');
  await decision.getByRole('button', { name: 'Approve' }).click();
  await expect(approver.getByText('This request is decided.')).toBeVisible();

  await expectState(developer, 'Succeeded');
  await expect(developer.getByRole('region', { name: 'Decisions' })).toContainText('Fine for a month');
  await expect(developer.getByRole('link', { name: /Workflow run/ })).toBeVisible();
  await expect(developer.getByRole('region', { name: 'Answer', exact: true })).toContainText(
    'GitHub accepted it',
  );
  expect((await readRun(developer, id)).approvals).toMatchObject([
    { decision: 'APPROVE', reason: 'Fine for a month' },
  ]);
});

test('what a run makes appears in the catalog, and entity and run name each other', async ({ as }) => {
  const page = await as('developer');
  const name = freshName('harbour');
  await page.goto('/self-service/scaffold_service');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('combobox', { name: 'Owner' }).fill('Network');
  await page.getByRole('option', { name: /sig-network/i }).click();
  await page.getByRole('button', { name: 'Scaffold the service' }).click();
  await page.waitForURL('**/runs/r_*');
  const id = runIdOf(page);
  await expectState(page, 'Succeeded');

  await page
    .getByRole('region', { name: 'Entities it touched' })
    .getByRole('link', { name, exact: true })
    .click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByRole('link', { name: 'a run' }).first().click();
  await page.waitForURL(`**/runs/${id}`);

  await page.goto(`/catalog/service?q=${name}`);
  await expect(page.getByRole('rowheader').getByRole('link')).toHaveText([name]);
  await page.goto('/runs?whose=mine');
  await expect(page.locator(`a[href="/runs/${id}"]`).first()).toBeVisible();
});

test('by keyboard alone: request, approve, see it run', async ({ as }) => {
  const page = await as('developer2');
  await page.goto('/');
  await press(page, page.getByRole('link', { name: 'Self-service' }));
  await page.waitForURL('**/self-service');
  await press(page, page.getByRole('link', { name: /Request access/ }));
  await choose(page, page.getByRole('combobox', { name: 'For which repository' }), 'external-dns');
  await typeInto(page, page.getByLabel('For whom'), 'nils@example.com');
  await typeInto(page, page.getByLabel('What for'), 'Look after the node tests');
  await press(page, page.getByRole('button', { name: 'Request access' }));
  await page.waitForURL('**/runs/r_*');
  await expectState(page, 'Waiting for approval');
  const id = runIdOf(page);

  const approver = await as('approver');
  await approver.goto('/');
  await press(approver, approver.getByRole('link', { name: /^Approvals/ }));
  await press(approver, approver.locator(`a[href$="run=${id}"]`));
  await expect(approver.getByRole('article')).toContainText('nils@example.com');
  await typeInto(approver, approver.getByLabel('Comment'), 'Typed, not clicked');
  await press(approver, approver.getByRole('button', { name: 'Approve' }));
  await expect(approver.getByText('This request is decided.')).toBeVisible();

  await expectState(page, 'Succeeded');
  await expect(page.getByRole('region', { name: 'Decisions' })).toContainText('Typed, not clicked');
});

test('by keyboard alone: scaffold, and follow the run to what it made', async ({ as }) => {
  const page = await as('developer');
  const name = freshName('mooring');
  await page.goto('/self-service/scaffold_service');
  await typeInto(page, page.getByLabel('Name', { exact: true }), name);
  await choose(page, page.getByRole('combobox', { name: 'Owner' }), 'SIG Network');
  await press(page, page.getByRole('button', { name: 'Scaffold the service' }), 'Space');
  await page.waitForURL('**/runs/r_*');
  await expectState(page, 'Succeeded');
  await press(page, page.getByRole('link', { name, exact: true }));
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});
