import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/access/actor.ts';
import { deletePolicy } from '#lib/access/server/delete-policy.ts';
import { savePolicy } from '#lib/access/server/save-policy.ts';
import { entityWorld, refused } from './fixtures/entity-world.ts';
import { patchEntity } from './patch-entity.ts';
import { replaceEntity } from './replace-entity.ts';
import { upsertEntities } from './upsert-entities.ts';

const { sql, world, admin, dev, ops, asAdmin, blueprint, upsert } = await entityWorld();
const both = await world.person({ name: 'both', teams: ['dev', 'ops'] });
const guest = await world.person({ name: 'guest' });

await blueprint({
  identifier: 'service',
  schema: { properties: { tier: { type: 'string' }, note: { type: 'string' } } },
  relations: { uses: { target: 'service' } },
});

const at = (identifier: string) => ({ blueprint: 'service', identifier });

/** The same change over each way to write an entity that is there. */
const WAYS = {
  PUT: async (actor: Actor, identifier: string, change: object) =>
    replaceEntity(await world.as(actor), { ...at(identifier), entity: change }),
  PATCH: async (actor: Actor, identifier: string, change: object) =>
    patchEntity(await world.as(actor), { ...at(identifier), patch: change }),
  'POST with upsert': (actor: Actor, identifier: string, change: object) =>
    upsert('service', { identifier, ...change }, { upsert: true }, actor),
  'POST with upsert and merge': (actor: Actor, identifier: string, change: object) =>
    upsert('service', { identifier, ...change }, { upsert: true, merge: true }, actor),
};
const ways = Object.entries(WAYS);

const stateOf = async (identifier: string) => [
  await sql`select title, team, properties, version, updated_by from entities where identifier = ${identifier}`,
  await sql`select count(*) from entity_history where identifier = ${identifier}`,
  await sql`select count(*) from audit_events where resource_id = ${identifier}`,
];

async function expectRefused(identifier: string, attempt: () => Promise<unknown>): Promise<void> {
  const before = await stateOf(identifier);
  await expect(attempt()).rejects.toEqual(refused('forbidden'));
  expect(await stateOf(identifier)).toEqual(before);
}

/** A stored rule for `who` while `work` runs. */
async function withPolicy(policy: object, who: { email: string }, work: () => Promise<void>): Promise<void> {
  const appliesTo = { users: [who.email], teams: [], roles: [] };
  const document = { title: 'A rule', effect: 'can', verbs: ['update'], subject: 'Entity', appliesTo };
  const { id } = await savePolicy(await asAdmin(), { document: { ...document, ...policy } });
  await work().finally(async () => deletePolicy(await asAdmin(), { id }));
}

describe.each(ways)('owners, by %s', (way, write) => {
  const name = way.replaceAll(' ', '-');

  it('does not hand an entity to others, nor to nobody', async () => {
    const identifier = `mine-${name}`;
    await upsert('service', { identifier, team: ['dev'] });
    for (const team of [['ops'], [], ['no-such-team']]) {
      await expectRefused(identifier, () => write(dev, identifier, { team }));
    }
    await write(dev, identifier, { team: ['ops', 'dev'], title: 'Shared' });
    await write(ops, identifier, { team: ['ops'] });
    await expectRefused(identifier, () => write(dev, identifier, { team: ['dev'] }));
  });

  it('lets a member of both teams, and an Admin', async () => {
    const identifier = `theirs-${name}`;
    await upsert('service', { identifier, team: ['dev'] });
    await write(both, identifier, { team: ['ops'] });
    await write(admin, identifier, { team: [] });
  });

  it('judges properties by stored rules, before and after', async () => {
    const [plain, gold] = [`plain-${name}`, `gold-${name}`];
    const team = ['dev'];
    await upsert('service', { identifier: plain, team, properties: { tier: 'tin' } });
    await upsert('service', { identifier: gold, team, properties: { tier: 'gold' } });
    const frozen = { effect: 'cannot', conditions: { 'properties.tier': 'gold' } };
    await withPolicy(frozen, dev, async () => {
      await expectRefused(plain, () => write(dev, plain, { team, properties: { tier: 'gold' } }));
      await expectRefused(gold, () => write(dev, gold, { team, properties: { tier: 'tin' } }));
      await expectRefused(gold, () => write(dev, gold, { team, properties: { tier: null } }));
      await write(dev, plain, { team, properties: { tier: 'silver' } });
    });
  });

  it('lets nobody take what a stored rule lets them change out of its bounds', async () => {
    const identifier = `lent-${name}`;
    await upsert('service', { identifier, properties: { tier: 'lent', note: 'old' } });
    await withPolicy({ conditions: { 'properties.tier': 'lent' } }, guest, async () => {
      await expectRefused(identifier, () => write(guest, identifier, { properties: { tier: 'kept' } }));
      await write(guest, identifier, { properties: { tier: 'lent', note: 'new' } });
    });
  });
});

it('a patch is judged with the properties that it does not name', async () => {
  await upsert('service', { identifier: 'merged', properties: { tier: 'lent' } });
  await withPolicy({ conditions: { 'properties.tier': 'lent' } }, guest, async () => {
    await WAYS.PATCH(guest, 'merged', { properties: { note: 'x' } });
    await WAYS['POST with upsert and merge'](guest, 'merged', { properties: { note: 'y' } });
    await expectRefused('merged', () => WAYS.PUT(guest, 'merged', { properties: { note: 'z' } }));
  });
});

it('a new name is judged like the old one', async () => {
  await upsert('service', { identifier: 'free', team: ['dev'] });
  await withPolicy({ effect: 'cannot', conditions: { identifier: 'reserved' } }, dev, async () => {
    const renamed = { identifier: 'reserved', team: ['dev'] };
    await expectRefused('free', () => WAYS.PUT(dev, 'free', renamed));
    await expectRefused('free', () => WAYS.PATCH(dev, 'free', renamed));
  });
});

it('says what is missing', async () => {
  await upsert('service', { identifier: 'told', team: ['dev'] });
  await expect(WAYS.PATCH(dev, 'told', { team: ['ops'] })).rejects.toThrow(/one of your teams/);
});

it('one of many is refused alone', async () => {
  await upsert('service', { identifier: 'kept', team: ['dev'] });
  const answer = await upsertEntities(await world.as(dev), {
    blueprint: 'service',
    entities: [
      { identifier: 'kept', team: ['ops'] },
      { identifier: 'fresh', team: ['dev'] },
    ],
    upsert: true,
  });
  expect(answer.errors).toMatchObject([{ index: 0, identifier: 'kept', statusCode: 403 }]);
  expect(answer.entities).toEqual([{ index: 1, identifier: 'fresh', created: true }]);
});

it('who writes an entity first is known to the rules that judge it', async () => {
  const own = { verbs: ['create', 'update'], conditions: { createdBy: { context: 'user', property: 'id' } } };
  await withPolicy(own, guest, async () => {
    await upsert('service', { identifier: 'own', relations: { uses: 'stub' } }, missing, guest);
    await WAYS.PATCH(guest, 'own', { title: 'Own' });
    await WAYS.PATCH(guest, 'stub', { title: 'Own, too' });
    await expectRefused('kept', () => WAYS.PATCH(guest, 'kept', { title: 'Not own' }));
  });
  await expectRefused('own', () => upsert('service', { identifier: 'other' }, {}, guest));
});

const missing = { createMissingRelatedEntities: true };
