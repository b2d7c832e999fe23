import { expectAccessible } from '#e2e/support/accessible.ts';
import { expect, test } from '#e2e/support/journey.ts';
import { choose, press, typeInto } from '#e2e/support/keyboard.ts';
import { freshName } from '#e2e/support/names.ts';
import { askForAccess, expectState, originOf, readRun, runIdOf } from '#e2e/support/runs.ts';
import { WAYS } from '#e2e/support/ways.ts';

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
  await decision.getByRole('textbox', { name: 'Comment' }).fill('For how long?');
  await decision.getByRole('button', { name: 'Ask without deciding' }).click();
  await expect(decision.getByRole('region', { name: 'Comments' })).toContainText('For how long?');

  const timeline = developer.getByRole('list', { name: 'Timeline' });
  await expect(timeline).toContainText('For how long?');
  await developer.getByRole('textbox', { name: 'Comment' }).fill('A month');
  await developer.getByRole('button', { name: 'Comment' }).click();
  await expect(decision.getByRole('region', { name: 'Comments' })).toContainText('A month');
  expect((await readRun(developer, id)).state, 'looking and asking decide nothing').toBe('waiting');
  await decision.getByRole('textbox', { name: 'Comment' }).fill('Fine for a month');
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
  await page.locator(`a[href="/runs/${id}"]`).first().click();

  const log = page.getByRole('region', { name: 'Log lines' });
  await page.getByRole('searchbox', { name: 'Search the log' }).fill(name);
  await expect(log.locator('mark').first()).toHaveText(name);
  await page.getByRole('button', { name: 'Next match' }).click();
  await expect(page).toHaveURL(/line=\d+/);
  await expect(log.locator('[aria-current]')).toContainText(name);

  await page.getByRole('link', { name: 'Run again' }).click();
  await expect(page.getByText('Filled in as in an earlier run')).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
});

test('step by step: a fault keeps one there, the way back loses nothing, nor does a reload', async ({
  as,
}) => {
  const page = await as('developer');
  const name = freshName('tide');
  const step = (title: string) => page.getByRole('heading', { level: 2, name: title });
  await page.goto('/self-service/provision_database');
  await page.getByRole('button', { name: 'Next: Engine and size' }).click();
  await expect(page.getByLabel('Name', { exact: true }), 'the fault leads to its field').toBeFocused();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await choose(page, page.getByRole('combobox', { name: 'For which service' }), 'external-dns');
  await choose(page, page.getByRole('combobox', { name: 'Owner' }), 'SIG Network');
  await page.getByRole('button', { name: 'Next: Engine and size' }).click();
  await expect(step('Engine and size')).toBeFocused();
  await page.goBack();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
  await page.goForward();
  await page.reload();
  await expect(page.getByText(`${name} ·`)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Request database' }).click();
  await expect(page.getByRole('combobox', { name: 'Environment' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'What happens underneath' })).toContainText('step');
});

for (const way of WAYS) {
  test(`by ${way.name} alone: request, approve, see it run`, async ({ as }) => {
    const page = await as('developer2', way.device);
    await page.goto('/');
    await way.goTo(page, 'Self-service');
    await page.waitForURL('**/self-service');
    await way.press(page, page.getByRole('link', { name: /Request access/ }));
    await way.choose(page, page.getByRole('combobox', { name: 'For which repository' }), 'external-dns');
    await way.typeInto(page, page.getByLabel('For whom'), 'nils@example.com');
    await way.typeInto(page, page.getByLabel('What for'), 'Look after the node tests');
    await way.press(page, page.getByRole('button', { name: 'Request access' }));
    await page.waitForURL('**/runs/r_*');
    await expectState(page, 'Waiting for approval');
    const id = runIdOf(page);

    const approver = await as('approver', way.device);
    await approver.goto('/');
    await way.goTo(approver, /^Approvals/);
    await way.press(approver, approver.locator(`a[href$="run=${id}"]`));
    const decision = approver.getByRole('article');
    await expect(decision).toContainText('nils@example.com');
    await way.typeInto(approver, approver.getByRole('textbox', { name: 'Comment' }), 'Without a mouse');
    await way.press(approver, approver.getByRole('button', { name: 'Approve' }));
    await expect(approver.getByText('This request is decided.')).toBeVisible();

    await expectState(page, 'Succeeded');
    await expect(page.getByRole('region', { name: 'Decisions' })).toContainText('Without a mouse');
  });
}

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

test('several of one kind at once: what differs in one table, one reason, an answer for each', async ({
  as,
}) => {
  const developer = await as('developer');
  const mark = freshName('several');
  const ids = [
    await askForAccess(developer, 'kubernetes-sigs/external-dns', `${mark} a`),
    await askForAccess(developer, 'kubernetes-sigs/external-dns', `${mark} b`),
    await askForAccess(developer, 'kubernetes-sigs/external-dns', `${mark} c`),
  ] as const;
  const approver = await as('approver');
  await approver.goto('/approvals');
  const queue = approver.getByRole('region', { name: 'Waiting for you' });
  for (const id of ids) {
    const row = queue.getByRole('listitem').filter({ has: approver.locator(`a[data-run="${id}"]`) });
    await row.getByRole('checkbox').click();
  }
  await approver.getByRole('link', { name: 'Decide together' }).click();
  const together = approver.getByRole('article');
  for (const letter of ['a', 'b', 'c'])
    await expect(together.getByRole('table')).toContainText(`${mark} ${letter}`);
  await expectAccessible(approver);

  await developer.request.post(`/v1/actions/runs/${ids[1]}/withdraw`, { headers: originOf(developer) });
  await expect(together.getByRole('table')).toContainText('No longer waits');
  await together.getByRole('textbox', { name: 'Comment' }).fill('Not this week');
  await together.getByRole('button', { name: 'Decline 2' }).click();
  await expect(together.getByRole('status').filter({ hasText: '2 declined.' })).toBeVisible();
  for (const id of [ids[0], ids[2]])
    expect(await readRun(developer, id)).toMatchObject({
      state: 'declined',
      approvals: [{ decision: 'DECLINE', reason: 'Not this week' }],
    });
  expect(await readRun(developer, ids[1])).toMatchObject({ state: 'cancelled', approvals: [] });
});

test('with one thumb: an approver declines on a phone and says why', async ({ as }) => {
  const developer = await as('developer');
  const reason = freshName('by thumb');
  const id = await askForAccess(developer, 'kubernetes-sigs/external-dns', reason);
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const approver = await as('approver', phone);
  await approver.goto('/approvals');
  await expect(approver.locator('[aria-current=true]')).toHaveCount(0);
  await approver.locator(`a[data-run="${id}"]`).tap();
  const decision = approver.getByRole('article');
  await expect(decision).toContainText(reason);
  await expect(approver.getByRole('region', { name: 'Queue', exact: true })).toBeHidden();
  const decline = decision.getByRole('button', { name: 'Decline' });
  await expect(decline, 'it is in reach without scrolling').toBeInViewport({ ratio: 1 });
  expect((await decline.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await decision.getByRole('textbox', { name: 'Comment' }).tap();
  await approver.keyboard.type('Ask your team first');
  await decline.tap();
  await expect(approver.getByText('You declined it')).toBeVisible();
  expect(await readRun(developer, id)).toMatchObject({
    state: 'declined',
    approvals: [{ decision: 'DECLINE', reason: 'Ask your team first' }],
  });
});
