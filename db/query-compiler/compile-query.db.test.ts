import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { entities } from '#db/schema/catalog.ts';
import { AWKWARD_NAMES, propertiesArbitrary, textArbitrary } from '#db/testing/awkward-values.ts';
import { type EntityFixture, insertBlueprint, insertEntities } from '#db/testing/insert-entities.ts';
import {
  isFoundOut,
  matchingRows,
  type Spoil,
  selectiveShare,
  shortestDifference,
} from '#db/testing/matching-rows.ts';
import { queryArbitrary, RELATIONS } from '#db/testing/query-arbitraries.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import type { Query, Test } from '#lib/query/ast.ts';
import type { Bindings } from '#lib/query/bindings.ts';
import { type EntityView, evaluate, type Relatives } from '#lib/query/evaluate.ts';
import { modelOf, namesOf } from '#lib/query/model.ts';
import { parseQuery } from '#lib/query/parse.ts';
import { compileQuery, type QueryBlueprint } from './compile-query.ts';
import { entityTable } from './entity-table.ts';

const seed = Date.now() % 2 ** 31;
const { sql: client } = await testDatabase();
const e = entityTable('e');

interface Row extends EntityFixture {
  blueprint: string;
  links: { relation: string; target: string }[];
}

const DOCUMENT = {
  schema: { properties: { tier: { type: 'string' }, "it's": { type: 'number' } } },
  relations: {
    service: { target: 'gold' },
    "depends'on": { target: "it's", many: true },
    nobody: { target: 'missing' },
  },
};
const blueprints: QueryBlueprint[] = [];
let rows: Row[] = [];
let byId = new Map<string, Row>();
const sourcesOf = new Map<string, Row[]>();
let cases: Case[] = [];
let expected: string[] = [];

const fixtureArbitrary: fc.Arbitrary<EntityFixture> = fc.record({
  id: fc.constant(''),
  identifier: fc.constant(''),
  title: fc.option(textArbitrary),
  icon: fc.option(textArbitrary),
  team: fc.array(textArbitrary, { maxLength: 2 }),
  properties: propertiesArbitrary,
  source: fc.option(textArbitrary),
  createdAt: fc.constantFrom(
    ...['2024-01-05T00:00:00Z', '2024-01-05T10:00:00.500Z', '2025-01-01Z'].map((at) => new Date(at)),
  ),
  createdBy: textArbitrary,
  updatedAt: fc.constantFrom(...['2024-01-05T10:00:00Z', '2024-12-31T23:59:00Z'].map((at) => new Date(at))),
  updatedBy: textArbitrary,
});

/** who made what the caller may not read */
const HIDDEN = 'hidden';
const IDENTIFIERS = Array.from({ length: 8 }, (_, index) => `${index}'`);
const now = new Date('2024-01-06T00:00:00Z');
const bindings: Bindings = {
  now,
  user: { id: 'u', email: 'gold', name: null, role: 'silver', teams: ['gold', "o'hara"] },
};

beforeAll(async () => {
  for (const identifier of ['gold', "it's"]) {
    const id = await insertBlueprint(client, identifier, DOCUMENT);
    blueprints.push({ ...modelOf(identifier, DOCUMENT), id, indexed: new Map(), targetIds: new Map() });
    const fixtures = fc.sample(fixtureArbitrary, { numRuns: 100, seed });
    const own = fixtures.map((fixture, index) => ({
      ...fixture,
      id: newId(),
      identifier: IDENTIFIERS[index] ?? `entity ${index}`,
      createdBy: index % 4 === 1 ? HIDDEN : fixture.createdBy,
    }));
    await insertEntities(client, id, own);
    rows.push(...own.map((fixture) => ({ ...fixture, blueprint: identifier, links: [] })));
  }
  rows = rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  byId = new Map(rows.map((row) => [row.id, row]));
  await linkRows();
  await client`analyze entities, entity_relations`;
  cases = casesOf(2_400);
  const evaluation = { model: namesOf(blueprints), relatives };
  const visible = rows.filter(isReadable);
  expected = cases.map(({ query }) =>
    visible.map((row) => (evaluate(query, row, evaluation) ? '1' : '0')).join(''),
  );
});

/** About two links per entity, among few targets, so that paths of several hops exist. */
async function linkRows(): Promise<void> {
  const idOf = new Map(blueprints.map((blueprint) => [blueprint.identifier, blueprint.id]));
  const targets = new Map(
    [...idOf.keys()].map((name) => [name, rows.filter((row) => row.blueprint === name).slice(0, 12)]),
  );
  for (const blueprint of blueprints)
    (blueprint.targetIds as Map<string, string>)
      .set('service', idOf.get('gold') ?? '')
      .set("depends'on", idOf.get("it's") ?? '');
  const picks = fc.sample(fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }), {
    numRuns: rows.length,
    seed,
  });
  for (const [index, row] of rows.entries()) {
    const [first = 0, second = 0, third = 0] = picks[index] ?? [];
    const candidates = [
      { relation: RELATIONS[0], to: targets.get('gold')?.[first] },
      { relation: RELATIONS[1], to: targets.get("it's")?.[second] },
      { relation: RELATIONS[1], to: targets.get("it's")?.[third] },
    ];
    for (const { relation, to } of candidates) {
      if (!to || row.links.some((link) => link.relation === relation && link.target === to.id)) continue;
      row.links.push({ relation, target: to.id });
      sourcesOf.set(to.id, [...(sourcesOf.get(to.id) ?? []), row]);
      await client`insert into entity_relations (source_blueprint_id, source_id, relation, target_blueprint_id, target_id)
        values (${idOf.get(row.blueprint) ?? ''}, ${row.id}, ${relation}, ${idOf.get(to.blueprint) ?? ''}, ${to.id})`;
    }
  }
}

const isReadable = (row: Row) => row.createdBy !== HIDDEN;

const relatives: Relatives<EntityView & Row> = {
  linked: (row, relation) => ends(row, (link) => link.relation === relation),
  targets: (row) => ends(row, () => true),
  sources: (row) => (sourcesOf.get(row.id) ?? []).filter(isReadable),
};

function ends(row: Row, wanted: (link: Row['links'][number]) => boolean): Row[] {
  return row.links.filter(wanted).flatMap((link) => {
    const target = byId.get(link.target);
    return target && isReadable(target) ? [target] : [];
  });
}

interface Case {
  document: unknown;
  query: Query;
}

function casesOf(count: number): Case[] {
  const documents = fc.sample(queryArbitrary(IDENTIFIERS), { numRuns: count, seed });
  return documents.flatMap((document) => {
    try {
      return [{ document, query: parseQuery(document, bindings) }];
    } catch {
      return []; // a text between two kinds of values, an operator that points in time do not have
    }
  });
}

const readable = (entity: typeof e) => sql`${entity.createdBy} <> ${HIDDEN}::text`;

function inSql(
  queries: readonly Query[],
  options: { spoil?: Spoil; readable?: boolean } = {},
): Promise<string[]> {
  const scope = {
    entity: e,
    blueprints,
    outline: blueprints,
    readable: options.readable === false ? () => undefined : readable,
  };
  const conditions = queries.map((query) => compileQuery(query, scope));
  const from = sql`${entities} ${e} where ${readable(e)}`;
  return matchingRows(client, from, sql`${e.id}`, conditions, options.spoil);
}

test(`SQL and memory find the same entities (seed ${seed})`, async () => {
  expect(cases.length).toBeGreaterThan(2_000);
  const actual = await inSql(cases.map(({ query }) => query));
  const documents = cases.map(({ document }) => document);
  expect(shortestDifference(documents, actual, expected)).toBeUndefined();
  expect(selectiveShare(expected)).toBeGreaterThanOrEqual(0.2);
}, 90_000);

test.each([
  'text',
  'number',
  'boolean',
  'date',
] as const)(`finds the same through %s indexes (seed ${seed})`, async (type) => {
  const [blueprint] = blueprints;
  if (!blueprint) throw new Error('no blueprint');
  const indexed = new Map(AWKWARD_NAMES.map((name) => [name, type]));
  const conditions = cases
    .slice(0, 1_000)
    .map(({ query }) =>
      compileQuery(query, { entity: e, blueprints: [{ ...blueprint, indexed }], readable }),
    );
  const from = sql`${entities} ${e} where ${readable(e)} and ${e.blueprintId} = ${blueprint.id}`;
  const actual = await matchingRows(client, from, sql`${e.id}`, conditions);
  const visible = rows.filter(isReadable);
  const wanted = expected
    .slice(0, 1_000)
    .map((bits) => [...bits].filter((_, row) => visible[row]?.blueprint === blueprint.identifier).join(''));
  expect(
    shortestDifference(
      cases.slice(0, 1_000).map(({ document }) => document),
      actual,
      wanted,
    ),
  ).toBeUndefined();
});

/** Cases tried against each planted mistake. */
const SOME = 250;

/** Rewrites the parsed query on its way to SQL only: a compiler that gets this wrong. */
function rewrite(query: Query, change: (query: Query) => Query): Query {
  switch (query.kind) {
    case 'group':
      return change({ ...query, rules: query.rules.map((rule) => rewrite(rule, change)) });
    case 'not':
      return change({ ...query, rule: rewrite(query.rule, change) });
    default:
      return change(query);
  }
}

const onTests = (change: (test: Test) => Test) => (query: Query) =>
  query.kind === 'property' || query.kind === 'relation' ? { ...query, test: change(query.test) } : query;

const swapBound = (from: string, to: '>' | '>=' | '<' | '<=') =>
  onTests((test) =>
    test.is === 'range'
      ? ({
          ...test,
          bounds: test.bounds.map((bound) => (bound.operator === from ? { ...bound, operator: to } : bound)),
        } as Test)
      : test,
  );

const MISTAKES: [string, (query: Query) => Query][] = [
  ['and as or', (query) => (query.kind === 'group' ? { ...query, combinator: 'or' } : query)],
  ['or as and', (query) => (query.kind === 'group' ? { ...query, combinator: 'and' } : query)],
  ['not forgotten', (query) => (query.kind === 'not' ? query.rule : query)],
  ['> as >=', swapBound('>', '>=')],
  ['>= as >', swapBound('>=', '>')],
  ['< as <=', swapBound('<', '<=')],
  ['<= as <', swapBound('<=', '<')],
  [
    'equal as contain',
    onTests((test) => (test.is === 'equal' ? { is: 'contain', values: [test.value] } : test)),
  ],
  [
    'in as its first value',
    onTests((test) => (test.is === 'in' ? { ...test, values: test.values.slice(0, 1) } : test)),
  ],
  ['contain as equal', onTests((test) => (test.is === 'contain' ? { is: 'in', values: test.values } : test))],
  ['begin as end', onTests((test) => (test.is === 'begin' ? { ...test, is: 'end' } : test))],
  ['end as begin', onTests((test) => (test.is === 'end' ? { ...test, is: 'begin' } : test))],
  ['known as filled', onTests((test) => (test.is === 'known' ? { is: 'filled' } : test))],
  ['filled as known', onTests((test) => (test.is === 'filled' ? { is: 'known' } : test))],
  [
    'same as any',
    onTests((test) =>
      test.is === 'same'
        ? { is: 'in', values: test.value.filter((value) => value !== null) as string[] }
        : test,
    ),
  ],
  ['relations swapped', (query) => (query.kind === 'relation' ? { ...query, relation: 'service' } : query)],
  [
    'paths cut',
    (query) =>
      query.kind === 'property' ? { ...query, property: query.property.replace(/^service\./, '') } : query,
  ],
  [
    'related the wrong way',
    (query) =>
      query.kind === 'related'
        ? { ...query, direction: query.direction === 'upstream' ? 'downstream' : 'upstream' }
        : query,
  ],
];

test.each(MISTAKES)(`notices %s (seed ${seed})`, async (_, change) => {
  const mistaken = cases
    .map(({ query }, index) => ({
      query: rewrite(query, change),
      original: query,
      expected: expected[index],
    }))
    .filter(({ query, original }) => JSON.stringify(query) !== JSON.stringify(original))
    .slice(0, SOME);
  const queries = mistaken.map(({ query }) => query);
  const wanted = mistaken.map((item) => item.expected);
  expect(await isFoundOut(queries, wanted, inSql)).toBe(true);
});

test.each<[string, Spoil]>([
  ['unknown taken for true', (text) => text.replaceAll(', false)', ', true)')],
  ['numbers of any type', (text) => text.replaceAll("= 'number' then", "<> 'boolean' then")],
  ['dates as text', (text) => text.replaceAll('quayside_instant(', 'length(')],
  ['case minded', (text) => text.replaceAll('lower(', '(')],
  ['containment the wrong way', (text) => text.replaceAll('@>', '<@')],
])(`notices SQL with %s (seed ${seed})`, async (_, spoil) => {
  const queries = cases.slice(0, 4 * SOME).map(({ query }) => query);
  const isRefused = () => true;
  expect(await isFoundOut(queries, expected, (some) => inSql(some, { spoil })).catch(isRefused)).toBe(true);
});

test(`notices when rules see entities the caller may not read (seed ${seed})`, async () => {
  const queries = cases.slice(0, SOME).map(({ query }) => query);
  expect(await isFoundOut(queries, expected, (some) => inSql(some, { readable: false }))).toBe(true);
});
