import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { type Actor, actorId } from '#lib/access/actor.ts';
import type { Context } from '#lib/access/server/context.ts';
import { anonymous, bootstrap, testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { savePolicy } from '#lib/access/server/save-policy.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import { createAction } from './create-action.ts';
import { deleteAction } from './delete-action.ts';
import { getAction } from './get-action.ts';
import { getActionPermissions } from './get-action-permissions.ts';
import { listActions } from './list-actions.ts';
import { patchActionPermissions } from './patch-action-permissions.ts';
import { replaceAction } from './replace-action.ts';

const database = await testDatabase();
const world = testWorld(database);
const admin = await world.person({ name: 'admin', role: 'Admin' });
const member = await world.person({ name: 'member', teams: ['web'] });
const machine: Actor = { kind: 'machine', id: 'm1', clientId: 'reader', role: 'Member', bootstrap: false };

const asAdmin = () => world.as(admin);
const create = async (changes = {}) => createAction(await asAdmin(), { document: githubAction(changes) });

/** Nobody without the right does it, and nothing is written when they try. */
async function expectRefusals(
  identifier: string,
  work: (ctx: Context) => Promise<unknown>,
  forbidden: Actor[],
) {
  const before =
    await database.sql`select version, document::text, permissions::text from actions order by id`;
  await expect(work(await world.as(anonymous))).rejects.toMatchObject({ code: 'unauthenticated' });
  for (const actor of forbidden)
    await expect(work(await world.as(actor))).rejects.toMatchObject({ code: 'forbidden' });
  expect(
    await database.sql`select version, document::text, permissions::text from actions order by id`,
  ).toEqual(before);
  expect(identifier).toBeTruthy();
}

describe('createAction', () => {
  it('stores the document byte for byte, its first version, and an audit row', async () => {
    const ctx = await asAdmin();
    const document = { zebra: null, ...githubAction({ identifier: 'first' }), apple: { b: 1, a: [2] } };
    const view = await createAction(ctx, { document });
    expect(view).toMatchObject({ version: 1, warnings: [], can: { execute: true, update: true } });
    const [row] =
      await database.sql`select document::text as text, trigger_type, operation from actions where identifier = 'first'`;
    expect(row).toEqual({
      text: JSON.stringify(document),
      trigger_type: 'self-service',
      operation: 'CREATE',
    });
    expect(
      await database.sql`select version, changed_by from action_versions where action_id = ${view.id}`,
    ).toEqual([{ version: 1, changed_by: admin.id }]);
    expect(await world.auditOf(ctx)).toEqual(['action.create first']);
  });

  it('gives everybody the right to run and Admins the right to approve', async () => {
    const { permissions } = await create({ identifier: 'defaults' });
    expect(permissions.execute).toEqual({
      users: [],
      roles: ['Admin', 'Member'],
      teams: [],
      ownedByTeam: false,
      policy: null,
    });
    expect(permissions.approve).toEqual({ users: [], roles: ['Admin'], teams: [], policy: null });
  });

  it('refuses what is taken, malformed or not the caller’s to do', async () => {
    await expect(create({ identifier: 'first' })).rejects.toMatchObject({ code: 'already_exists' });
    await expect(createAction(await asAdmin(), { document: { identifier: 'x' } })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const document = githubAction({ identifier: 'mine' });
    await expectRefusals('mine', (ctx) => createAction(ctx, { document }), [member, machine]);
    expect(
      await createAction(await world.as(bootstrap), { document: { ...document, identifier: 'api' } }),
    ).toMatchObject({ createdBy: actorId(bootstrap) });
  });
});

describe('reading', () => {
  it('lists by trigger and blueprint, with what the caller may run', async () => {
    await create({ identifier: 'auto', trigger: { type: 'automation' } });
    await create({
      identifier: 'svc',
      title: 'AAA',
      trigger: { type: 'self-service', operation: 'DAY-2', blueprintIdentifier: 'service' },
    });
    const ctx = await world.as(member);
    expect(
      (await listActions(ctx, { triggerType: 'automation' })).map(({ identifier }) => identifier),
    ).toEqual(['auto']);
    expect((await listActions(ctx, { blueprint: 'service' })).map(({ can }) => can)).toEqual([
      { execute: true, update: false },
    ]);
    expect((await listActions(ctx))[0]?.identifier).toBe('svc');
    const reading = await world.as(machine);
    expect((await listActions(reading)).every(({ can }) => !can.execute)).toBe(true);
    expect(reading.checks).toContainEqual({ verb: 'read', subject: 'Action' });
  });

  it('answers unknown actions and strangers', async () => {
    await expect(getAction(await asAdmin(), { identifier: 'nothing' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(getAction(await world.as(anonymous), { identifier: 'svc' })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(listActions(await world.as(anonymous))).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await getAction(await world.as(member), { identifier: 'svc' })).document.title).toBe('AAA');
  });

  it('says what owners may run, and that nobody runs what a policy guards', async () => {
    const permit = async (execute: object) =>
      patchActionPermissions(await asAdmin(), { identifier: 'svc', patch: { execute } });
    const mayExecute = async () =>
      (await getAction(await world.as(member), { identifier: 'svc' })).can.execute;
    await permit({ roles: [], ownedByTeam: true });
    expect(await mayExecute()).toBe(true);
    await permit({ ownedByTeam: false });
    expect(await mayExecute()).toBe(false);
    await permit({ users: ['MEMBER@example.com'] });
    expect(await mayExecute()).toBe(true);
    await permit({ policy: { conditions: ['true'] } });
    expect(await mayExecute()).toBe(false);
  });
});

describe('replaceAction', () => {
  it('replaces the whole document, keeps permissions, counts versions', async () => {
    await create({ identifier: 'whole', description: 'gone soon' });
    await patchActionPermissions(await asAdmin(), {
      identifier: 'whole',
      patch: { approve: { teams: ['web'] } },
    });
    const ctx = await asAdmin();
    const { identifier: _, ...rest } = githubAction({ title: 'New' });
    const view = await replaceAction(ctx, { identifier: 'whole', document: rest });
    expect(view).toMatchObject({
      version: 3,
      document: { identifier: 'whole', title: 'New' },
      permissions: { approve: { teams: ['web'] } },
    });
    expect(view.document).not.toHaveProperty('description');
    expect(await world.auditOf(ctx)).toEqual(['action.update whole']);
    const versions =
      await database.sql`select version from action_versions where action_id = ${view.id} order by version`;
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('renames with another identifier, unless it is taken', async () => {
    await create({ identifier: 'old-name' });
    const view = await replaceAction(await asAdmin(), {
      identifier: 'old-name',
      document: githubAction({ identifier: 'new-name' }),
    });
    expect(view.identifier).toBe('new-name');
    await expect(getAction(await asAdmin(), { identifier: 'old-name' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      replaceAction(await asAdmin(), {
        identifier: 'new-name',
        document: githubAction({ identifier: 'whole' }),
      }),
    ).rejects.toMatchObject({ code: 'already_exists' });
  });

  it('refuses a stale version, a malformed document and those without the right', async () => {
    const document = githubAction({ identifier: 'whole' });
    await expect(
      replaceAction(await asAdmin(), { identifier: 'whole', document, expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'stale_version', data: { version: 3 } });
    await expect(replaceAction(await asAdmin(), { identifier: 'whole', document: [] })).rejects.toMatchObject(
      { code: 'invalid_input' },
    );
    await expect(replaceAction(await asAdmin(), { identifier: 'nothing', document })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expectRefusals('whole', (ctx) => replaceAction(ctx, { identifier: 'whole', document }), [
      member,
      machine,
    ]);
  });

  it('lets one of two editors win', async () => {
    await create({ identifier: 'race' });
    const edit = async (title: string) =>
      replaceAction(await asAdmin(), {
        identifier: 'race',
        document: githubAction({ identifier: 'race', title }),
        expectedVersion: 1,
      });
    const results = await Promise.allSettled([edit('A'), edit('B')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('permissions', () => {
  it('merges per block and writes an audit row', async () => {
    await create({ identifier: 'perm' });
    const ctx = await asAdmin();
    await patchActionPermissions(ctx, {
      identifier: 'perm',
      patch: { approve: { users: ['a@x.y'], roles: [], teams: [], policy: null } },
    });
    expect(await world.auditOf(ctx)).toEqual(['action.permissions perm']);
    expect(await getActionPermissions(await world.as(member), { identifier: 'perm' })).toEqual({
      execute: { users: [], roles: ['Admin', 'Member'], teams: [], ownedByTeam: false, policy: null },
      approve: { users: ['a@x.y'], roles: [], teams: [], policy: null },
    });
  });

  it('refuses malformed patches, strangers and members', async () => {
    const patch = { execute: { users: 'everybody' } };
    await expect(
      patchActionPermissions(await asAdmin(), { identifier: 'perm', patch }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ path: '/execute/users' }],
    });
    await expect(
      patchActionPermissions(await asAdmin(), { identifier: 'nothing', patch: {} }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expectRefusals('perm', (ctx) => patchActionPermissions(ctx, { identifier: 'perm', patch: {} }), [
      member,
      machine,
    ]);
    await expect(
      getActionPermissions(await world.as(anonymous), { identifier: 'perm' }),
    ).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('permissions with the document', () => {
  const permissions = { execute: { roles: ['Admin'] } };

  it('stand from the first version on: there is no moment in which everybody may run it', async () => {
    const ctx = await asAdmin();
    const view = await createAction(ctx, { document: githubAction({ identifier: 'born' }), permissions });
    expect(view).toMatchObject({ version: 1, permissions });
    expect(await world.auditOf(ctx)).toEqual(['action.create born', 'action.permissions born']);
    await expect(
      createAction(await asAdmin(), {
        document: githubAction({ identifier: 'unborn' }),
        permissions: { execute: 5 },
      }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(getAction(await asAdmin(), { identifier: 'unborn' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('are saved together with it, or neither is', async () => {
    await create({ identifier: 'saved' });
    const save = async (title: string, permissions: unknown) =>
      replaceAction(await asAdmin(), {
        identifier: 'saved',
        document: githubAction({ identifier: 'saved', title }),
        permissions,
      });
    await expect(save('Half', { execute: 5 })).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await getAction(await asAdmin(), { identifier: 'saved' })).document.title).not.toBe('Half');
    expect(await save('Whole', permissions)).toMatchObject({ document: { title: 'Whole' }, permissions });
  });
});

describe('stored rules about permissions', () => {
  it('judge them as they were and as they would be', async () => {
    const editor = await world.person({ name: 'editor' });
    await savePolicy(await asAdmin(), {
      document: {
        title: 'Actions of one team',
        effect: 'can',
        verbs: ['create', 'update'],
        subject: 'Action',
        conditions: { teams: 'web' },
        appliesTo: { users: [editor.email], teams: [], roles: [] },
      },
    });
    const teams = (names: string[]) => ({ execute: { teams: names, roles: [] } });
    const document = githubAction({ identifier: 'team-action' });
    await expect(createAction(await world.as(editor), { document })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await createAction(await world.as(editor), { document, permissions: teams(['web']) });
    const patch = async (names: string[]) =>
      patchActionPermissions(await world.as(editor), { identifier: 'team-action', patch: teams(names) });
    await patch(['web', 'ops']);
    await expect(patch(['ops'])).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('deleteAction', () => {
  it('deletes, keeps the last version as empty, and writes an audit row', async () => {
    const { id } = await create({ identifier: 'gone' });
    await expectRefusals('gone', (ctx) => deleteAction(ctx, { identifier: 'gone' }), [member, machine]);
    const ctx = await asAdmin();
    await deleteAction(ctx, { identifier: 'gone' });
    expect(await world.auditOf(ctx)).toEqual(['action.delete gone']);
    expect(
      await database.sql`select version from action_versions where action_id = ${id} and document is null`,
    ).toEqual([{ version: 2 }]);
    await expect(deleteAction(await asAdmin(), { identifier: 'gone' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
