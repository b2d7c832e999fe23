import { beforeAll, expect, it } from 'vitest';
import { entityCondition } from '#db/conditions/read-condition.ts';
import { insertBlueprint, insertEntities } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { defineAbility } from '#lib/access/ability.ts';
import { newId } from '#lib/ids.ts';
import { loadSearchableBlueprints, type SearchableBlueprint } from './entity-search-blueprints.ts';
import { findByName } from './entity-search-names.ts';

const { db, sql } = await testDatabase();
const everything = entityCondition(defineAbility([{ action: 'manage', subject: 'all' }]));
const some = entityCondition(
  defineAbility([
    { action: 'read', subject: ['Blueprint', 'Entity'] },
    { action: 'read', subject: 'Entity', inverted: true, conditions: { team: 'secret' } },
  ]),
);
let blueprints: SearchableBlueprint[];

const entity = (identifier: string, title: string | null = null, team: string[] = []) => {
  const [at, by] = [new Date(0), 'test'];
  const written = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
  return { id: newId(), identifier, title, icon: null, team, properties: {}, source: null, ...written };
};

beforeAll(async () => {
  await insertEntities(sql, await insertBlueprint(sql, 'service'), [
    entity('payments', 'Payments'),
    entity('Pay-Desk'),
    entity('ledger', 'The Pay Ledger'),
    entity('repay', null, ['secret']),
    entity('100%_x', 'Odd'),
  ]);
  await insertEntities(sql, await insertBlueprint(sql, 'system'), [
    entity('pay', 'Money', ['secret']),
    entity('z', 'Paypal'),
  ]);
  blueprints = await loadSearchableBlueprints(db.run, ['service', 'system']);
});

const find = async (text: string, { readable = everything, limit = 10 } = {}) =>
  (await findByName(db.run, { blueprints, readable, text }, limit)).map(({ identifier }) => identifier);

it('finds in every blueprint, by identifier and title, beginnings before the rest', async () => {
  expect(await find('PAY')).toEqual(['pay', 'z', 'Pay-Desk', 'payments', 'ledger', 'repay']);
  expect(await find('ledger pay')).toEqual(['ledger']);
});

it('finds only what may be read', async () => {
  expect(await find('pay', { readable: some })).toEqual(['z', 'Pay-Desk', 'payments', 'ledger']);
});

it.each([
  ['%', ['100%_x']],
  ['100%_', ['100%_x']],
  ['_', ['100%_x']],
  ['\\', []],
  ['', []],
  [' \t', []],
  ['x'.repeat(500), []],
])('takes %j for itself', async (text, wanted) => {
  expect(await find(text)).toEqual(wanted);
});

it('stops at the limit', async () => {
  expect(await find('pay', { limit: 1 })).toEqual(['pay']);
});

it('refuses what no name holds', async () => {
  await expect(find('a\u0000')).rejects.toMatchObject({ code: 'invalid_input' });
});

it('reads beginnings from an index', async () => {
  await sql`insert into entities (blueprint_id, id, identifier, created_by, updated_by)
    select id, gen_random_uuid(), 'bulk-' || n, 't', 't' from blueprints, generate_series(1, 6000) n
    where identifier = 'system'`;
  await sql`analyze entities`;
  const plan = await sql`explain select 1 from entities
    where lower(left(identifier, 200) collate "C") like 'bulk-59%' limit 200`;
  expect(JSON.stringify(plan)).toMatch(/Index Cond.*lower/);
  expect(await find('bulk-5999')).toEqual(['bulk-5999']);
});
