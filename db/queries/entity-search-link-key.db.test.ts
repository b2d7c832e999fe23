import { beforeAll, describe, expect, test } from 'vitest';
import { type EntityCondition, entityCondition } from '#db/conditions/read-condition.ts';
import { type EntityFixture, insertBlueprint, insertEntities } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { defineAbility } from '#lib/access/ability.ts';
import { newId } from '#lib/ids.ts';
import type { Query } from '#lib/query/ast.ts';
import { parseQuery } from '#lib/query/parse.ts';
import { compareCodePoints, foldCase } from '#lib/query/text-order.ts';
import { searchEntityRows } from './entity-search.ts';
import { loadSearchableBlueprints, type SearchableBlueprint } from './entity-search-blueprints.ts';
import type { SortRule } from './entity-search-sort.ts';

const { sql: client, db } = await testDatabase();
const everything = entityCondition(defineAbility([{ action: 'manage', subject: 'all' }]));
const limited = entityCondition(
  defineAbility([
    { action: 'read', subject: ['Blueprint', 'Entity'] },
    { action: 'read', subject: 'Entity', inverted: true, conditions: { createdBy: 'hidden' } },
  ]),
);

const moment = new Date(1_700_000_000_000);
const entity = (identifier: string, title: string | null = null, createdBy = 'test'): EntityFixture => ({
  id: newId(),
  identifier,
  title,
  createdBy,
  icon: null,
  team: [],
  properties: {},
  source: null,
  createdAt: moment,
  updatedAt: moment,
  updatedBy: 'test',
});

/** Two of them sort by their identifier, two have the same title, one is hidden from some. */
const areas = [
  entity('z-area', 'Network'),
  entity('m-area'),
  entity('empty', ''),
  entity('x', 'network'),
  entity('y', 'Ünïcode, "quoted" 100 %'),
  entity('secret', 'A secret', 'hidden'),
];
const services = Array.from({ length: 40 }, (_, index) => entity(`s${index}`, `Service ${index % 3}`));
/** By service: none, one or several areas, in this order. */
const linked = new Map(
  services.map(({ id }, index) => [
    id,
    [0, 1, 2].slice(0, index % 4).map((step) => areas[(index * 5 + step) % areas.length] as EntityFixture),
  ]),
);

let service: SearchableBlueprint;

beforeAll(async () => {
  const areaId = await insertBlueprint(client, 'area');
  const serviceId = await insertBlueprint(client, 'service', {
    relations: {
      areas: { target: 'area', many: true },
      lost: { target: 'nowhere' },
    },
  });
  await insertEntities(client, areaId, areas);
  await insertEntities(client, serviceId, services);
  for (const [sourceId, targets] of linked)
    for (const [position, target] of targets.entries())
      await client`insert into entity_relations
        values (${serviceId}, ${sourceId}, 'areas', ${position}, ${areaId}, ${target.id})`;
  const [loaded] = await loadSearchableBlueprints(db.run, ['service']);
  if (!loaded) throw new Error('no blueprint');
  service = loaded;
});

interface Walk {
  limit: number;
  readable?: EntityCondition;
  query?: Query;
}

async function walk(sort: SortRule[], { limit, readable = everything, query }: Walk): Promise<string[]> {
  const found: string[] = [];
  let from: string | undefined;
  do {
    const page = await searchEntityRows(db.run, {
      blueprints: [service],
      readable,
      query,
      sort,
      limit,
      from,
    });
    found.push(...page.entities.map(({ identifier }) => identifier));
    from = page.next ?? undefined;
  } while (from);
  return found;
}

/** Straight from the fixtures: by the first area that is no secret, those without last, then by id. */
function expected(order: SortRule['order'], mayReadSecret = true, candidates = services): string[] {
  const sign = order === 'DESC' ? -1 : 1;
  const keyOf = ({ id }: EntityFixture) => {
    const first = linked.get(id)?.find(({ createdBy }) => mayReadSecret || createdBy !== 'hidden');
    return first && foldCase(first.title || first.identifier);
  };
  return candidates
    .toSorted((left, right) => {
      const [a, b] = [keyOf(left), keyOf(right)];
      if (a !== b) return a === undefined ? 1 : b === undefined ? -1 : sign * compareCodePoints(a, b);
      return sign * (left.id < right.id ? -1 : 1);
    })
    .map(({ identifier }) => identifier);
}

describe.each(['ASC', 'DESC'] as const)('by a relation, %s', (order) => {
  const sort: SortRule[] = [{ property: 'areas', order }];

  test.each([
    1, 3, 7, 40,
  ])('in pages of %i: by the title of the first target, else its identifier', async (limit) => {
    expect(await walk(sort, { limit })).toEqual(expected(order));
  });

  test('what may not be read sorts nothing', async () => {
    expect(expected(order, false)).not.toEqual(expected(order));
    expect(await walk(sort, { limit: 4, readable: limited })).toEqual(expected(order, false));
  });

  test('filtered by that relation', async () => {
    const query = parseQuery(
      { combinator: 'and', rules: [{ relation: 'areas', operator: '=', value: 'z-area' }] },
      { now: moment, user: null },
    );
    const candidates = services.filter(({ id }) =>
      linked.get(id)?.some(({ identifier }) => identifier === 'z-area'),
    );
    expect(candidates.length).toBeGreaterThan(5);
    expect(await walk(sort, { limit: 2, query })).toEqual(expected(order, true, candidates));
  });
});

test('as second key, behind another one', async () => {
  const sort: SortRule[] = [
    { property: '$title', order: 'ASC' },
    { property: 'areas', order: 'ASC' },
  ];
  const byTitle = [0, 1, 2].flatMap((rest) =>
    expected(
      'ASC',
      true,
      services.filter((_, index) => index % 3 === rest),
    ),
  );
  expect(await walk(sort, { limit: 4 })).toEqual(byTitle);
});

test('by a relation to a blueprint that does not exist: everything, by id', async () => {
  const found = await walk([{ property: 'lost', order: 'ASC' }], { limit: 7 });
  expect(found).toEqual(services.map(({ identifier }) => identifier));
});
