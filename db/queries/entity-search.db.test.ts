import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { entityCondition } from '#db/conditions/read-condition.ts';
import {
  AWKWARD_NAMES,
  numberArbitrary,
  propertiesArbitrary,
  textArbitrary,
} from '#db/testing/awkward-values.ts';
import { type EntityFixture, insertBlueprint, insertEntities } from '#db/testing/insert-entities.ts';
import { identifiersInOrder } from '#db/testing/list-order.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { defineAbility } from '#lib/access/ability.ts';
import { newId } from '#lib/ids.ts';
import type { Query } from '#lib/query/ast.ts';
import { evaluate } from '#lib/query/evaluate.ts';
import { type IndexType, namesOf } from '#lib/query/model.ts';
import { parseQuery } from '#lib/query/parse.ts';
import { findReadableEntity, searchEntityRows } from './entity-search.ts';
import { loadSearchableBlueprints, type SearchableBlueprint } from './entity-search-blueprints.ts';
import { countEntityRows } from './entity-search-count.ts';
import { countRelated, listRelatedRows } from './entity-search-related.ts';
import type { SortRule } from './entity-search-sort.ts';

const seed = Date.now() % 2 ** 31;
const { sql: client, db } = await testDatabase();
const everything = entityCondition(defineAbility([{ action: 'manage', subject: 'all' }]));
/** sees every entity but those of one maker */
const limited = entityCondition(
  defineAbility([
    { action: 'read', subject: ['Blueprint', 'Entity'] },
    { action: 'read', subject: 'Entity', inverted: true, conditions: { createdBy: 'hidden' } },
  ]),
);
const bindings = { now: new Date(), user: null };

const [FIRST, SECOND, THIRD, FOURTH] = AWKWARD_NAMES;
const DOCUMENT = {
  schema: {
    properties: {
      [FIRST]: { type: 'string' },
      [SECOND]: { type: 'number' },
      [THIRD]: { type: 'string', format: 'date-time' },
      [FOURTH]: { type: 'boolean' },
    },
  },
  relations: { peer: { target: 'service' }, "others'": { target: 'service', many: true } },
};

let service: SearchableBlueprint;
let fixtures: EntityFixture[] = [];

beforeAll(async () => {
  const id = await insertBlueprint(client, 'service', DOCUMENT);
  fixtures = fc
    .sample(
      fc.record({
        title: fc.option(textArbitrary),
        team: fc.array(textArbitrary, { maxLength: 2 }),
        properties: propertiesArbitrary,
        createdBy: textArbitrary,
        at: fc.integer({ min: 0, max: 40 }),
      }),
      { numRuns: 150, seed },
    )
    .map(({ at, ...fixture }, index) => ({
      ...fixture,
      id: newId(),
      identifier: `entity-${(index * 7) % 150}`,
      createdBy: index % 5 === 1 ? 'hidden' : fixture.createdBy,
      icon: null,
      source: null,
      createdAt: new Date(1_700_000_000_000 + at),
      updatedAt: new Date(1_700_000_000_000 + at * 1_000),
      updatedBy: 'test',
    }));
  await insertEntities(client, id, fixtures);
  const [first, ...others] = fixtures;
  for (const [position, other] of others.slice(0, 30).entries())
    await client`insert into entity_relations values (${id}, ${first?.id ?? ''}, ${"others'"}, ${position}, ${id}, ${other.id}),
      (${id}, ${other.id}, 'peer', 0, ${id}, ${first?.id ?? ''})`;
  const [loaded] = await loadSearchableBlueprints(db.run, ['service']);
  if (!loaded) throw new Error('no blueprint');
  service = loaded;
});

/** All pages of a list, one after the other. */
async function walk(
  sort: SortRule[],
  limit: number,
  {
    readable = everything,
    query,
    blueprint = service,
  }: { readable?: typeof everything; query?: Query; blueprint?: SearchableBlueprint } = {},
): Promise<string[][]> {
  const pages: string[][] = [];
  let from: string | undefined;
  do {
    const page = await searchEntityRows(db.run, {
      blueprints: [blueprint],
      readable,
      query,
      sort,
      limit,
      from,
    });
    pages.push(page.entities.map(({ identifier }) => identifier));
    from = page.next ?? undefined;
  } while (from);
  return pages;
}

const inOrder = (sort: SortRule[], query?: Query) =>
  identifiersInOrder(query ? matching(query) : fixtures, sort, query);

const sortArbitrary = fc.uniqueArray(
  fc.record({
    property: fc.constantFrom(SECOND, THIRD, FOURTH, '$title', '$updatedAt', '$team'),
    order: fc.constantFrom('ASC' as const, 'DESC' as const),
  }),
  { minLength: 1, maxLength: 3, selector: ({ property }) => property },
);

const dates = fc.constantFrom('2024-01-05', '2024-01-05T10:00:00Z', '2024-12-31');
const rule = (property: string, operators: string[], value: fc.Arbitrary<unknown>) =>
  fc.record({ property: fc.constant(property), operator: fc.constantFrom(...operators), value });

/** Filters on what lists are sorted by: they change how a page is found. */
const filterArbitrary = fc.oneof(
  rule(SECOND, ['=', '!=', '>', '>=', '<', '<='], numberArbitrary),
  rule(SECOND, ['in', 'notIn'], fc.array(numberArbitrary, { maxLength: 3 })),
  rule(SECOND, ['between'], fc.record({ from: numberArbitrary, to: numberArbitrary })),
  rule(THIRD, ['>', '<=', '='], dates),
  rule(FOURTH, ['=', '!='], fc.boolean()),
  rule('$title', ['=', 'in', 'contains', '>'], textArbitrary).map((item) =>
    item.operator === 'in' ? { ...item, value: [item.value, 'gold', 'Gold', 'silver'] } : item,
  ),
  rule('$team', ['isNotEmpty', 'containsAny'], fc.array(textArbitrary, { maxLength: 3 })),
);
const queryArbitrary = fc
  .record({
    combinator: fc.constantFrom('and', 'or'),
    rules: fc.array(filterArbitrary, { minLength: 1, maxLength: 2 }),
  })
  .map((document) => parseQuery(document, bindings));

const noRelatives = { linked: () => [], targets: () => [], sources: () => [] };

function matching(query: Query): EntityFixture[] {
  const evaluation = { model: namesOf([service]), relatives: noRelatives };
  return fixtures.filter((fixture) => evaluate(query, { ...fixture, blueprint: 'service' }, evaluation));
}

test(`every list, page by page, is the whole in order (seed ${seed})`, async () => {
  const limits = fc.integer({ min: 3, max: 70 });
  await fc.assert(
    fc.asyncProperty(sortArbitrary, limits, async (sort, limit) => {
      const pages = await walk(sort, limit);
      expect(pages.flat()).toEqual(inOrder(sort));
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
    }),
    { numRuns: 30, seed },
  );
}, 60_000);

test.each(['without', 'with'])(`so is every filtered list, %s indexes (seed ${seed})`, async (indexes) => {
  const indexed = new Map<string, IndexType>([
    [SECOND, 'number'],
    [THIRD, 'date'],
    [FOURTH, 'boolean'],
  ]);
  const blueprint = indexes === 'with' ? { ...service, indexed } : service;
  await fc.assert(
    fc.asyncProperty(
      sortArbitrary,
      queryArbitrary,
      fc.integer({ min: 2, max: 30 }),
      async (sort, query, limit) => {
        const pages = await walk(sort, limit, { query, blueprint });
        expect(pages.flat()).toEqual(inOrder(sort, query));
      },
    ),
    { numRuns: 80, seed },
  );
}, 60_000);

test.each([
  'ASC',
  'DESC',
] as const)('so is one whose first column, %s, is fixed by its filter', async (order) => {
  const opposite = order === 'ASC' ? 'DESC' : 'ASC';
  const document = { schema: { properties: { tier: { type: 'string' }, score: { type: 'number' } } } };
  const name = `tiered-${order}`;
  const rows = [1, 2, 2, 2, 1, 2, 3, 1].map((score, index) => ({
    ...(fixtures[0] as EntityFixture),
    id: newId(),
    identifier: `e${index}`,
    properties: { tier: 'gold', score },
  }));
  await insertEntities(client, await insertBlueprint(client, name, document), rows);
  const [blueprint] = await loadSearchableBlueprints(db.run, [name]);
  const rules = [{ property: 'tier', operator: '=', value: 'gold' }];
  const query = parseQuery({ combinator: 'and', rules }, bindings);
  const sort = [{ property: 'tier', order }, { property: 'score', order: opposite } as const];
  const pages = await walk(sort, 2, { query, blueprint });
  const rising = ['e0', 'e4', 'e7', 'e1', 'e2', 'e3', 'e5', 'e6'];
  expect(pages.flat()).toEqual(opposite === 'ASC' ? rising : rising.toReversed());
});

test('without a sort, in the order of creation; by identifier too', async () => {
  const created = fixtures.toSorted(
    (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const page = await search({ limit: 200 });
  expect(page.entities.map(({ id }) => id)).toEqual(created.map(({ id }) => id));
  const names = fixtures.map(({ identifier }) => identifier).sort();
  expect((await walk([{ property: '$identifier', order: 'ASC' }], 17)).flat()).toEqual(names);
  expect((await walk([{ property: '$identifier', order: 'DESC' }], 17)).flat()).toEqual(names.reverse());
});

test('lists are sorted as a whole, though one element is what they are filtered by', async () => {
  const id = await insertBlueprint(client, 'tagged', { schema: { properties: { tags: { type: 'array' } } } });
  const tags = [['x'], 'x', ['b', 'x'], ['a', 'x'], 'y', null];
  const rows = tags.map((value, index) => ({
    ...(fixtures[0] as EntityFixture),
    id: newId(),
    identifier: `e${index}`,
    properties: { tags: value },
  }));
  await insertEntities(client, id, rows);
  const [blueprint] = await loadSearchableBlueprints(db.run, ['tagged']);
  const query = parseQuery(
    { combinator: 'and', rules: [{ property: 'tags', operator: 'in', value: ['x'] }] },
    bindings,
  );
  const pages = await walk([{ property: 'tags', order: 'ASC' }], 1, { query, blueprint });
  expect(pages.flat()).toEqual(['e3', 'e2', 'e0', 'e1']);
});

function search(input: Partial<Parameters<typeof searchEntityRows>[1]>) {
  return searchEntityRows(db.run, { blueprints: [service], readable: everything, limit: 200, ...input });
}

describe('rights', () => {
  const visible = () =>
    fixtures.filter(({ createdBy }) => createdBy !== 'hidden').map(({ identifier }) => identifier);

  test('count inside the statement: pages are full', async () => {
    const pages = await walk([{ property: '$title', order: 'ASC' }], 20, { readable: limited });
    expect(pages.flat().toSorted()).toEqual(visible().toSorted());
    expect(pages.slice(0, -1).every((page) => page.length === 20)).toBe(true);
  });

  test('hold for counts, one entity and relations alike', async () => {
    const selection = { blueprints: [service], readable: limited };
    expect(await countEntityRows(db.run, selection)).toEqual({ value: visible().length, exact: true });
    const hidden = fixtures[1]?.identifier ?? '';
    expect(await findReadableEntity(db.run, selection, hidden)).toBeUndefined();
    expect(await findReadableEntity(db.run, { ...selection, readable: everything }, hidden)).toBeDefined();
    const first = await findReadableEntity(db.run, selection, fixtures[0]?.identifier ?? '');
    expect(first?.links["others'"]).toHaveLength(30 - 6);
    const groups = await countRelated(db.run, { ...selection, entityId: fixtures[0]?.id ?? '' });
    expect(groups.map(({ count }) => count)).toEqual([24, 24]);
  });

  test('none at all answer with nothing', async () => {
    const readable = entityCondition(defineAbility([]));
    expect((await search({ readable })).entities).toEqual([]);
    expect(await countEntityRows(db.run, { blueprints: [service], readable })).toEqual({
      value: 0,
      exact: true,
    });
  });
});

test('relations come in order, with title and blueprint, and page by page', async () => {
  const question = { blueprints: [service], readable: everything, entityId: fixtures[0]?.id ?? '' };
  const groups = await countRelated(db.run, question);
  expect(groups.map(({ direction, relation, count }) => [direction, relation, count])).toEqual([
    ['outgoing', "others'", 30],
    ['incoming', 'peer', 30],
  ]);
  for (const group of groups) {
    const first = await listRelatedRows(db.run, { ...question, group, limit: 20 });
    const second = await listRelatedRows(db.run, {
      ...question,
      group,
      limit: 20,
      from: first.next ?? undefined,
    });
    const ids = [...first.entities, ...second.entities].map(({ id }) => id);
    expect(ids).toEqual(fixtures.slice(1, 31).map(({ id }) => id));
    expect(second.next).toBeNull();
  }
  const { entities } = await search({ sort: [{ property: '$identifier', order: 'ASC' }] });
  const first = entities.find(({ id }) => id === fixtures[0]?.id);
  expect(first?.links["others'"]?.map(({ identifier }) => identifier)).toEqual(
    fixtures.slice(1, 31).map(({ identifier }) => identifier),
  );
  expect(first?.links["others'"]?.[0]).toMatchObject({ blueprint: 'service', title: fixtures[1]?.title });
});

test.each(['%', '_', '\\', "'", 'entity-%'])('text %j stands for itself', async (text) => {
  const found = await search({ text });
  const wanted = fixtures.filter(({ identifier, title }) => `${identifier} ${title ?? ''}`.includes(text));
  expect(found.entities.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
});

test('text is words in any order and case, in identifier and title together', async () => {
  const [fixture] = fixtures.filter(({ title }) => title === 'gold' || title === 'Gold');
  if (!fixture) return;
  const found = await search({ text: ` GOLD ${fixture.identifier} ` });
  expect(found.entities.map(({ id }) => id)).toContain(fixture.id);
  expect((await search({ text: 'gold no-such-word' })).entities).toEqual([]);
});

test('a query narrows lists and counts', async () => {
  const query = parseQuery(
    { combinator: 'and', rules: [{ property: '$createdBy', operator: '=', value: 'hidden' }] },
    bindings,
  );
  const selection = { blueprints: [service], readable: everything, query };
  expect((await search({ query })).entities).toHaveLength(30);
  expect(await countEntityRows(db.run, selection)).toEqual({ value: 30, exact: true });
});

describe('cursors', () => {
  const sort: SortRule[] = [{ property: SECOND, order: 'DESC' }];
  const forged = [
    '',
    'x',
    'e30',
    '"; drop table entities',
    Buffer.from('{"list":"x","at":["1","2"]}').toString('base64url'),
    Buffer.from('[]').toString('base64url'),
    'A'.repeat(100_000),
  ];

  test.each(forged)('refuses %j', async (from) => {
    await expect(search({ sort, from })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('of another list, or with values of another type, are refused', async () => {
    const { next } = await search({ sort, limit: 5 });
    expect(next).not.toBeNull();
    const other = search({ sort: [{ property: SECOND, order: 'ASC' }], from: next ?? '' });
    await expect(other).rejects.toMatchObject({ code: 'invalid_input' });
    const cursor = JSON.parse(Buffer.from(next ?? '', 'base64url').toString());
    for (const at of [
      ['1e999999', cursor.at[1]],
      ['1', 'no-uuid'],
      ['1'],
      ['1', cursor.at[1], '3'],
      [1, 2],
      [null, null],
    ]) {
      const from = Buffer.from(JSON.stringify({ ...cursor, at })).toString('base64url');
      await expect(search({ sort, from })).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });

  test('a sort that names nothing is refused, whatever it says', async () => {
    for (const property of ['name";select 1--', "x'", '$nothing', 'properties', '', 'constructor'])
      await expect(search({ sort: [{ property, order: 'ASC' }] })).rejects.toMatchObject({
        code: 'invalid_input',
      });
  });
});
