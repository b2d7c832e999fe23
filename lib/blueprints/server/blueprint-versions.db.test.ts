import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { anonymous, bootstrap, testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { auditSentence } from '#lib/audit/sentence.ts';
import { listAuditEvents } from '#lib/audit/server/list-audit-events.ts';
import { createBlueprint } from './create-blueprint.ts';
import { deleteBlueprint } from './delete-blueprint.ts';
import { getBlueprint } from './get-blueprint.ts';
import { getBlueprintVersion } from './get-blueprint-version.ts';
import { listBlueprintVersions } from './list-blueprint-versions.ts';
import { replaceBlueprint } from './replace-blueprint.ts';
import { restoreBlueprintVersion } from './restore-blueprint-version.ts';

const world = testWorld(await testDatabase());
const admin = await world.person({ name: 'admin', role: 'Admin' });
const member = await world.person({ name: 'member' });
const asAdmin = () => world.as(admin);
const refused = (code: string) => expect.objectContaining({ name: 'AppError', code });

/** A blueprint with one version for each document. */
async function make(identifier: string, ...documents: Record<string, unknown>[]) {
  const [first, ...later] = documents;
  await createBlueprint(await asAdmin(), { document: { identifier, ...first } });
  for (const document of later) await replaceBlueprint(await asAdmin(), { identifier, document });
}

describe('listBlueprintVersions', () => {
  it('lists who made each version and when, newest first, page by page', async () => {
    await make('paged', { title: 'One' }, { title: 'Two' });
    await replaceBlueprint(await world.as(bootstrap), { identifier: 'paged', document: { title: 'Three' } });
    const list = async (page: object) =>
      listBlueprintVersions(await world.as(member), { identifier: 'paged', ...page });
    const first = await list({ limit: 2 });
    expect(first).toEqual({
      versions: [
        {
          version: 3,
          changedAt: expect.stringMatching(/^\d{4}-.*Z$/),
          changedBy: {
            kind: 'unknown',
            id: bootstrap.kind === 'machine' && bootstrap.id,
            name: bootstrap.kind === 'machine' && bootstrap.id,
          },
          current: true,
        },
        expect.objectContaining({
          version: 2,
          changedBy: { kind: 'person', id: admin.id, name: 'admin', email: 'admin@example.com' },
          current: false,
        }),
      ],
      next: '2',
    });
    expect(await list({ limit: 2, from: '2' })).toMatchObject({ versions: [{ version: 1 }], next: null });
    await expect(list({ from: 'x' })).rejects.toMatchObject({ details: [{ path: '/from' }] });
    await expect(list({ limit: 0 })).rejects.toMatchObject({ details: [{ path: '/limit' }] });
  });

  it('tells nobody of what is not there or not to be seen', async () => {
    const ask = async (actor: Parameters<typeof world.as>[0], identifier: string) =>
      listBlueprintVersions(await world.as(actor), { identifier });
    await expect(ask(member, 'nowhere')).rejects.toEqual(refused('not_found'));
    await expect(ask(anonymous, 'paged')).rejects.toEqual(refused('unauthenticated'));
  });
});

describe('getBlueprintVersion', () => {
  it('answers the document byte for byte', async () => {
    const document = { zeta: null, identifier: 'bytes', alpha: { b: 1, a: [2] } };
    await make('bytes', document, { title: 'later' });
    const version = await getBlueprintVersion(await world.as(member), { identifier: 'bytes', version: '1' });
    expect(version).toMatchObject({ version: 1, current: false, changedBy: { name: 'admin' } });
    expect(JSON.stringify(version.document)).toBe(
      JSON.stringify({ identifier: 'bytes', zeta: null, alpha: { b: 1, a: [2] } }),
    );
  });

  it.each(['3', '0', '-1', '1.5', 'one', '99999999999999999999'])('knows no version %s', async (version) => {
    await expect(
      getBlueprintVersion(await world.as(member), { identifier: 'bytes', version }),
    ).rejects.toEqual(refused('not_found'));
  });
});

describe('restoreBlueprintVersion', () => {
  it('makes the earlier document the next version, and the audit log says which it was', async () => {
    await make('back', { title: 'Good', icon: 'Book' }, { title: 'Bad' });
    const ctx = await asAdmin();
    const view = await restoreBlueprintVersion(ctx, { identifier: 'back', version: '1', expectedVersion: 2 });
    expect(view).toMatchObject({ version: 3, document: { identifier: 'back', title: 'Good', icon: 'Book' } });
    const { events } = await listAuditEvents(await asAdmin(), { filters: { resourceId: 'back' }, limit: 1 });
    expect(events.map(auditSentence)).toEqual(['admin restored version 1 of the blueprint back.']);
    expect(events[0]?.difference?.after).toEqual({ restoredVersion: 1, '/title': 'Good', '/icon': 'Book' });
  });

  it('keeps the name of now, also where the document points to itself', async () => {
    await make('before', { relations: { parent: { target: 'before' } } });
    await replaceBlueprint(await asAdmin(), { identifier: 'before', document: { identifier: 'after' } });
    const view = await restoreBlueprintVersion(await asAdmin(), { identifier: 'after', version: '1' });
    expect(view.document).toEqual({ identifier: 'after', relations: { parent: { target: 'after' } } });
  });

  it('follows the blueprints it pointed to, also when another took the name', async () => {
    await make('goal', {});
    const relations = { to: { target: 'goal' }, away: { target: 'nowhere' } };
    const schema = { properties: { one: { type: 'string', format: 'entity', blueprint: 'goal' } } };
    await make('pointer', { relations, schema }, {});
    await replaceBlueprint(await asAdmin(), { identifier: 'goal', document: { identifier: 'aim' } });
    await make('goal', {});
    const view = await restoreBlueprintVersion(await asAdmin(), { identifier: 'pointer', version: '1' });
    expect(view.document).toMatchObject({
      relations: { to: { target: 'aim' }, away: { target: 'nowhere' } },
      schema: { properties: { one: { blueprint: 'aim' } } },
    });
    await replaceBlueprint(await asAdmin(), {
      identifier: 'pointer',
      document: { identifier: 'pointer', relations },
    });
    const again = await restoreBlueprintVersion(await asAdmin(), { identifier: 'pointer', version: '4' });
    expect(again.document).toEqual({ identifier: 'pointer', relations });
  });

  it('is refused when somebody changed it meanwhile, to members, and where nothing is', async () => {
    const restore = async (actor: typeof admin, input: object) =>
      restoreBlueprintVersion(await world.as(actor), { identifier: 'back', version: '1', ...input });
    await expect(restore(admin, { expectedVersion: 2 })).rejects.toEqual(refused('stale_version'));
    await expect(restore(member, {})).rejects.toEqual(refused('forbidden'));
    await expect(restore(admin, { version: '9' })).rejects.toEqual(refused('not_found'));
    expect((await getBlueprint(await asAdmin(), { identifier: 'back' })).version).toBe(3);
  });

  it('checks what it restores as any document is checked', async () => {
    const stripped = { identifier: '_team', version: '1' };
    const { document } = await getBlueprint(await asAdmin(), { identifier: '_team' });
    await replaceBlueprint(await asAdmin(), { identifier: '_team', document });
    const { id } = await getBlueprint(await asAdmin(), { identifier: '_team' });
    await world.services.db.run.execute(
      `update blueprint_versions set document = '{"identifier":"_team"}' where blueprint_id = '${id}' and version = 2`,
    );
    const restored = restoreBlueprintVersion(await asAdmin(), { ...stripped, version: '2' });
    await expect(restored).rejects.toMatchObject({ details: [{ code: 'built_in_property' }] });
  });
});

it('gives a blueprint that is made again under the name of a deleted one a history of its own', async () => {
  await make('twice', { title: 'First life' }, { title: 'Still' });
  await deleteBlueprint(await asAdmin(), { identifier: 'twice' });
  const list = async () => listBlueprintVersions(await asAdmin(), { identifier: 'twice' });
  await expect(list()).rejects.toEqual(refused('not_found'));
  await make('twice', { title: 'Second life' });
  expect((await list()).versions).toMatchObject([{ version: 1, current: true }]);
});
