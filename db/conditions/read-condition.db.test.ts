import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { entityTable } from '#db/query-compiler/entity-table.ts';
import { runs } from '#db/schema/actions.ts';
import { entities } from '#db/schema/catalog.ts';
import { propertiesArbitrary, textArbitrary } from '#db/testing/awkward-values.ts';
import { readerRulesArbitrary, rulesArbitrary } from '#db/testing/condition-arbitraries.ts';
import { type EntityFixture, insertBlueprint, insertEntities } from '#db/testing/insert-entities.ts';
import {
  isFoundOut,
  matchingRows,
  type Spoil,
  selectiveShare,
  shortestDifference,
} from '#db/testing/matching-rows.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { type AccessRule, can, canReadEntity, defineAbility } from '#lib/access/ability.ts';
import type { Conditions } from '#lib/access/conditions.ts';
import { newId } from '#lib/ids.ts';
import { entityCondition, readCondition } from './read-condition.ts';

const seed = Date.now() % 2 ** 31;
const { sql: client } = await testDatabase();
const e = entityTable('e');

const BLUEPRINTS = ['gold', "it's"];
let rows: (EntityFixture & { blueprint: string })[] = [];
const cases = fc.sample(readerRulesArbitrary(BLUEPRINTS), { numRuns: 2_400, seed });
let expected: string[] = [];

const fixtureArbitrary: fc.Arbitrary<EntityFixture> = fc.record({
  id: fc.constant(''),
  identifier: fc.constant(''),
  title: fc.option(textArbitrary),
  icon: fc.constant(null),
  team: fc.array(textArbitrary, { maxLength: 2 }),
  properties: propertiesArbitrary,
  source: fc.constant(null),
  createdAt: fc.constant(new Date(0)),
  createdBy: textArbitrary,
  updatedAt: fc.constant(new Date(0)),
  updatedBy: textArbitrary,
});

beforeAll(async () => {
  for (const blueprint of BLUEPRINTS) {
    const blueprintId = await insertBlueprint(client, blueprint);
    const fixtures = fc.sample(fixtureArbitrary, { numRuns: 120, seed });
    const own = fixtures.map((fixture, index) => ({
      ...fixture,
      id: newId(),
      identifier: `${index % 7}-${index}`,
    }));
    await insertEntities(client, blueprintId, own);
    rows.push(...own.map((fixture) => ({ ...fixture, blueprint })));
  }
  rows = rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  expected = cases.map(inMemory);
});

function inMemory(rules: readonly AccessRule[]): string {
  const ability = defineAbility(rules);
  return rows.map((row) => (canReadEntity(ability, { ...row }) ? '1' : '0')).join('');
}

function inSql(cases: readonly (readonly AccessRule[])[], spoil?: Spoil): Promise<string[]> {
  const conditions = cases.map((rules) => entityCondition(defineAbility(rules))(e) ?? sql`true`);
  return matchingRows(client, sql`${entities} ${e}`, sql`${e.id}`, conditions, spoil);
}

test(`SQL and memory allow the same entities (seed ${seed})`, { timeout: 60_000 }, async () => {
  const actual = await inSql(cases);
  expect(shortestDifference(cases, actual, expected)).toBeUndefined();
  expect(selectiveShare(expected)).toBeGreaterThanOrEqual(0.2);
});

/** Tried against each planted mistake, until one of them shows it. */
const SOME = 400;

/** Rewrites conditions on their way to SQL only: a translator that gets this operator wrong. */
function swap(rules: readonly AccessRule[], from: string, to: string): AccessRule[] {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).flatMap(([key, value]) => {
      const inner = walk(value);
      if (key !== from) return [[key, inner]];
      if (to === '$exists') return [[to, !inner]];
      return to === 'inline' ? Object.entries(inner as object) : [[to, inner]];
    });
    return Object.fromEntries(entries);
  };
  return rules.map((rule) => ({
    ...rule,
    ...(rule.conditions ? { conditions: walk(rule.conditions) as Conditions } : {}),
  }));
}

const MISTAKES: [name: string, mistake: (rules: AccessRule[]) => AccessRule[]][] = [
  ...[
    ['$eq', '$ne'],
    ['$ne', '$eq'],
    ['$in', '$nin'],
    ['$nin', '$in'],
    ['$gt', '$gte'],
    ['$gte', '$gt'],
    ['$lt', '$lte'],
    ['$lte', '$lt'],
    ['$exists', '$exists'],
    ['$and', '$or'],
    ['$or', '$and'],
    ['$nor', '$or'],
    ['$not', 'inline'],
  ].map(
    ([from = '', to = '']) =>
      [`${from} as ${to}`, (rules: AccessRule[]) => swap(rules, from, to)] as [
        string,
        (rules: AccessRule[]) => AccessRule[],
      ],
  ),
  ['cannot as can', (rules) => rules.map((rule) => ({ ...rule, inverted: false }))],
  ['rules in the wrong order', (rules) => rules.toReversed()],
  ['blueprints forgotten', (rules) => [...rules, { action: 'read', subject: 'Blueprint' }]],
];

test.each(MISTAKES)(`notices %s (seed ${seed})`, async (_, mistake) => {
  expect(await isFoundOut(cases.slice(0, SOME).map(mistake), expected, inSql)).toBe(true);
});

test('rules about blueprints cost nothing while they have no conditions', () => {
  const everything = [{ action: 'read' as const, subject: ['Blueprint' as const, 'Entity' as const] }];
  expect(entityCondition(defineAbility(everything))(e)).toBeUndefined();
});

test.each<[string, Spoil]>([
  ['unknown taken for true', (text) => text.replaceAll(', false)', ', true)')],
  ['lists forgotten', (text) => text.replaceAll(' or "e"."properties" @>', ' and "e"."properties" @>')],
  [
    'null forgotten',
    (text) => text.replaceAll('not coalesce(("e"."properties" ->>', 'not coalesce(("e"."computed" ->>'),
  ],
  ['containment the wrong way', (text) => text.replaceAll('@>', '<@')],
  ['order without type', (text) => text.replaceAll("= 'number'", "<> 'string'")],
])(`notices SQL with %s (seed ${seed})`, async (_, spoil) => {
  const isRefused = () => true;
  const found = isFoundOut(cases.slice(0, SOME), expected, (some) => inSql(some, spoil)).catch(isRefused);
  expect(await found).toBe(true);
});

test(`SQL and memory allow the same runs (seed ${seed})`, async () => {
  const text = fc.constantFrom('waiting', 'pending', "o'hara", '100%', 'back\\slash', '__proto__');
  const rowsOfRuns = fc.sample(
    fc.record({
      id: fc.uuid(),
      state: fc.constantFrom('waiting', 'pending', 'failed'),
      requestedBy: text,
      approverUsers: fc.array(text, { maxLength: 2 }),
      approverTeams: fc.array(text, { maxLength: 2 }),
      entityTeams: fc.array(text, { maxLength: 2 }),
      entityIdentifier: fc.option(text),
      visibleToAll: fc.boolean(),
    }),
    { numRuns: 60, seed },
  );
  for (const run of rowsOfRuns)
    await client`insert into runs (id, action_id, action_identifier, action_version, properties, state, request,
        request_hash, requested_by, requester_kind, requester, approver_users, approver_teams, entity_teams,
        entity_identifier, visible_to_all)
      values (${run.id}, ${newId()}, 'deploy', 1, '{}', ${run.state}, '{}', '', ${run.requestedBy}, 'person', '{}',
        ${run.approverUsers}, ${run.approverTeams}, ${run.entityTeams}, ${run.entityIdentifier}, ${run.visibleToAll})`;
  const paths = [
    'state',
    'requestedBy',
    'approverUsers',
    'approverTeams',
    'entityTeams',
    'entityIdentifier',
    'visibleToAll',
  ];
  const ofRuns = fc.sample(rulesArbitrary('Run', paths, fc.oneof(text, fc.boolean())), {
    numRuns: 600,
    seed,
  });
  const conditions = ofRuns.map((rules) => readCondition(defineAbility(rules), 'read', 'Run') ?? sql`true`);
  const actual = await matchingRows(client, sql`${runs}`, sql`${runs.id} collate "C"`, conditions);
  const sorted = rowsOfRuns.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const wanted = ofRuns.map((rules) => {
    const ability = defineAbility(rules);
    return sorted.map((run) => (can(ability, 'read', 'Run', run) ? '1' : '0')).join('');
  });
  expect(shortestDifference(ofRuns, actual, wanted)).toBeUndefined();
  expect(selectiveShare(wanted)).toBeGreaterThanOrEqual(0.2);
});
