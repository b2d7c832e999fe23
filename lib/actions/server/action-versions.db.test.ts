import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import { auditSentence } from '#lib/audit/sentence.ts';
import { listAuditEvents } from '#lib/audit/server/list-audit-events.ts';
import { createBlueprint } from '#lib/blueprints/server/create-blueprint.ts';
import { replaceBlueprint } from '#lib/blueprints/server/replace-blueprint.ts';
import { createAction } from './create-action.ts';
import { deleteAction } from './delete-action.ts';
import { getActionPermissions } from './get-action-permissions.ts';
import { getActionVersion } from './get-action-version.ts';
import { listActionVersions } from './list-action-versions.ts';
import { patchActionPermissions } from './patch-action-permissions.ts';
import { replaceAction } from './replace-action.ts';
import { restoreActionVersion } from './restore-action-version.ts';

const world = testWorld(await testDatabase());
const admin = await world.person({ name: 'admin', role: 'Admin' });
const member = await world.person({ name: 'member' });
const asAdmin = () => world.as(admin);

/** Version 1 as made, 2 with other approvers, 3 with another title. */
async function make(identifier: string) {
  await createAction(await asAdmin(), { document: githubAction({ identifier, title: 'One' }) });
  await patchActionPermissions(await asAdmin(), { identifier, patch: { approve: { teams: ['web'] } } });
  await replaceAction(await asAdmin(), {
    identifier,
    document: githubAction({ identifier, title: 'Three' }),
  });
}

describe('versions of an action', () => {
  it('hold document and permissions, these only for those who may change the action', async () => {
    await make('held');
    const { versions, next } = await listActionVersions(await world.as(member), { identifier: 'held' });
    expect(versions).toMatchObject([
      { version: 3, current: true, changedBy: { kind: 'person', name: 'admin' } },
      { version: 2, current: false },
      { version: 1, current: false },
    ]);
    expect(next).toBeNull();
    const second = { identifier: 'held', version: '2' };
    expect(await getActionVersion(await asAdmin(), second)).toMatchObject({
      document: { title: 'One' },
      permissions: { approve: { teams: ['web'] } },
    });
    expect(await getActionVersion(await world.as(member), second)).toMatchObject({
      document: { title: 'One' },
      permissions: null,
    });
  });

  it('come back as one new version, with the permissions they had and a word in the audit log', async () => {
    await make('back');
    const ctx = await asAdmin();
    const view = await restoreActionVersion(ctx, { identifier: 'back', version: '1', expectedVersion: 3 });
    expect(view).toMatchObject({ version: 4, document: { title: 'One' } });
    expect(await getActionPermissions(await asAdmin(), { identifier: 'back' })).toMatchObject({
      approve: { teams: [] },
    });
    expect(await world.auditOf(ctx)).toEqual(['action.restore back', 'action.permissions back']);
    const { events } = await listAuditEvents(await asAdmin(), {
      filters: { resourceId: 'back', action: 'action.restore' },
    });
    expect(events.map(auditSentence)).toEqual(['admin restored version 1 of the action back.']);
    const { versions } = await listActionVersions(await asAdmin(), { identifier: 'back' });
    expect(versions.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
  });

  it('keep the name of now', async () => {
    await make('named');
    await replaceAction(await asAdmin(), {
      identifier: 'named',
      document: githubAction({ identifier: 'renamed' }),
    });
    const view = await restoreActionVersion(await asAdmin(), { identifier: 'renamed', version: '1' });
    expect(view).toMatchObject({ identifier: 'renamed', document: { identifier: 'renamed', title: 'One' } });
  });

  it('follow a blueprint they named by the name it has now', async () => {
    await createBlueprint(await asAdmin(), { document: { identifier: 'host' } });
    const properties = { on: { type: 'string', format: 'entity', blueprint: 'host' } };
    const trigger = {
      type: 'self-service',
      operation: 'DAY-2',
      blueprintIdentifier: 'host',
      userInputs: { properties, required: [] },
    };
    await createAction(await asAdmin(), { document: githubAction({ identifier: 'moved', trigger }) });
    await replaceBlueprint(await asAdmin(), { identifier: 'host', document: { identifier: 'machine' } });
    const view = await restoreActionVersion(await asAdmin(), { identifier: 'moved', version: '1' });
    expect(view.document.trigger).toMatchObject({
      blueprintIdentifier: 'machine',
      userInputs: { properties: { on: { blueprint: 'machine' } } },
    });
  });

  it('are not restored when stale, by members, or when there is none', async () => {
    await make('kept');
    const restore = async (actor: typeof admin, input: object) =>
      restoreActionVersion(await world.as(actor), { identifier: 'kept', version: '1', ...input });
    await expect(restore(admin, { expectedVersion: 1 })).rejects.toMatchObject({ code: 'stale_version' });
    await expect(restore(member, {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(restore(admin, { version: '4' })).rejects.toMatchObject({ code: 'not_found' });
    await deleteAction(await asAdmin(), { identifier: 'kept' });
    await expect(restore(admin, {})).rejects.toMatchObject({ code: 'not_found' });
    await createAction(await asAdmin(), { document: githubAction({ identifier: 'kept' }) });
    const { versions } = await listActionVersions(await asAdmin(), { identifier: 'kept' });
    expect(versions.map(({ version }) => version)).toEqual([1]);
  });
});

it('makes no second version and no word of permissions that stay as they were', async () => {
  await make('saved');
  const ctx = await asAdmin();
  const permissions = await getActionPermissions(ctx, { identifier: 'saved' });
  const document = githubAction({ identifier: 'saved', title: 'Four' });
  const view = await replaceAction(ctx, { identifier: 'saved', document, permissions });
  expect(view.version).toBe(4);
  expect(await world.auditOf(ctx)).toEqual(['action.update saved']);
});
