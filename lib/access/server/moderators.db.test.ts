import { describe, expect, it } from 'vitest';
import { findSessionIdentity, insertSession } from '#db/queries/sessions.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { Actor } from '#lib/access/actor.ts';
import { createBlueprint } from '#lib/blueprints/server/create-blueprint.ts';
import { deleteBlueprint } from '#lib/blueprints/server/delete-blueprint.ts';
import { getBlueprint } from '#lib/blueprints/server/get-blueprint.ts';
import { replaceBlueprint } from '#lib/blueprints/server/replace-blueprint.ts';
import { upsertEntity } from '#lib/entities/server/upsert-entity.ts';
import { newId } from '#lib/ids.ts';
import { addTeamMember } from './add-team-member.ts';
import { testWorld } from './fixtures/test-context.ts';
import { grantModerator } from './grant-moderator.ts';
import { listUsers } from './list-users.ts';
import { removeTeamMember } from './remove-team-member.ts';
import { revokeModerator } from './revoke-moderator.ts';

const database = await testDatabase();
const world = testWorld(database);
const admin = await world.person({ name: 'ann', role: 'Admin' });
const member = await world.person({ name: 'bob' });
await world.person({ name: 'cat', teams: ['keepers'] });
await insertSession(database.db.run, {
  tokenHash: 'bob',
  userId: member.id,
  expires: new Date('2999-01-01T00:00:00Z'),
});
const document = (identifier: string) => ({ identifier, title: identifier, schema: { properties: {} } });
for (const name of ['service', 'domain'])
  await createBlueprint(await world.as(admin), { document: document(name) });

/** Bob as his next request finds him. */
async function bob() {
  const identity = await findSessionIdentity(database.db.run, 'bob');
  return world.as({ kind: 'person', ...identity } as Actor);
}
const write = async (blueprint: string) =>
  upsertEntity(await bob(), { blueprint, entity: { identifier: newId(), team: ['others'] } }).then(
    () => 'written',
    ({ code }: { code: string }) => code,
  );

describe('a moderator', () => {
  it('may write everything of the blueprint from the next request on, and no longer after', async () => {
    const ctx = await world.as(admin);
    expect(await write('service')).toBe('forbidden');
    await grantModerator(ctx, { blueprint: 'service', userId: member.id });
    await grantModerator(ctx, { blueprint: 'service', userId: member.id });
    expect([await write('service'), await write('domain')]).toEqual(['written', 'forbidden']);
    const { users } = await listUsers(await world.as(admin), { text: 'bob' });
    expect(users).toMatchObject([{ moderates: ['service'] }]);
    await revokeModerator(ctx, { blueprint: 'service', userId: member.id });
    await revokeModerator(ctx, { blueprint: 'service', userId: member.id });
    expect(await write('service')).toBe('forbidden');
    expect(await world.auditOf(ctx)).toEqual([
      'user.grant_moderator bob@example.com',
      'user.revoke_moderator bob@example.com',
    ]);
  });

  it('is also who is in a team that is one, as long as that is so', async () => {
    await grantModerator(await world.as(admin), { blueprint: 'domain', team: 'keepers' });
    const membership = { team: 'keepers', userId: member.id };
    await addTeamMember(await world.as(admin), membership);
    expect(await write('domain')).toBe('written');
    await removeTeamMember(await world.as(admin), membership);
    expect(await write('domain')).toBe('forbidden');
  });

  it('changes the document, but neither its name nor that it is there', async () => {
    await grantModerator(await world.as(admin), { blueprint: 'service', userId: member.id });
    const replace = async (changed: object) =>
      replaceBlueprint(await bob(), {
        identifier: 'service',
        document: { ...document('service'), ...changed },
      });
    await replace({ title: 'Services' });
    expect((await getBlueprint(await bob(), { identifier: 'service' })).document.title).toBe('Services');
    await expect(replace({ identifier: 'renamed' })).rejects.toMatchObject({ code: 'forbidden' });
    const gone = deleteBlueprint(await bob(), { identifier: 'service' });
    await expect(gone).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      grantModerator(await bob(), { blueprint: 'service', userId: member.id }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('granting', () => {
  it.each([
    ['of nothing that is there', { blueprint: 'none', userId: member.id }, 'not_found'],
    ['to nobody', { blueprint: 'service', userId: newId() }, 'not_found'],
    ['to what is no id', { blueprint: 'service', userId: "' or true" }, 'not_found'],
    ['to no team', { blueprint: 'service', team: 'none' }, 'not_found'],
    ['to a person and a team', { blueprint: 'service', userId: member.id, team: 'keepers' }, 'invalid_input'],
    ['to neither', { blueprint: 'service' }, 'invalid_input'],
    ['of who is who', { blueprint: '_team', userId: member.id }, 'invalid_input'],
  ])('%s is refused', async (_name, moderation, code) => {
    await expect(grantModerator(await world.as(admin), moderation)).rejects.toMatchObject({ code });
  });
});
