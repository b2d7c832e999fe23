import fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { entityCondition } from '#db/conditions/read-condition.ts';
import { propertiesArbitrary, textArbitrary } from '#db/testing/awkward-values.ts';
import { readerRulesArbitrary } from '#db/testing/condition-arbitraries.ts';
import { type EntityFixture, insertBlueprint, insertEntities } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { type Ability, canReadEntity, defineAbility } from '#lib/access/ability.ts';
import { newId } from '#lib/ids.ts';
import type { Scalar } from '#lib/query/ast.ts';
import { parseQuery } from '#lib/query/parse.ts';
import { compareCodePoints } from '#lib/query/text-order.ts';
import { loadSearchableBlueprints, type SearchableBlueprint } from './entity-search-blueprints.ts';
import { countEntityRows } from './entity-search-count.ts';
import { countFacet, type FacetValue } from './entity-search-facets.ts';

const seed = Date.now() % 2 ** 31;
const { sql: client, db } = await testDatabase();
const everything = defineAbility([{ action: 'manage', subject: 'all' }]);
const LIMIT = 200;

/** Awkward names of each kind; what is stored under them is of any type. */
const SCALARS = ['tier', "it's", '__proto__'];
const LISTS = ['say "x"', '100%_\\', 'constructor'];
const DOCUMENT = {
  schema: {
    properties: Object.fromEntries([
      ...SCALARS.map((name) => [name, { type: 'string' }]),
      ...LISTS.map((name) => [name, { type: 'array' }]),
    ]),
  },
  relations: { uses: { target: 'service', many: true } },
};

let rows: EntityFixture[] = [];
/** The entities each one points at. */
const uses = new Map<string, EntityFixture[]>();
let blueprints: SearchableBlueprint[] = [];

beforeAll(async () => {
  const blueprintId = await insertBlueprint(client, 'service', DOCUMENT);
  const at = new Date(0);
  const fixture = fc.record({
    title: fc.option(textArbitrary),
    team: fc.uniqueArray(textArbitrary, { maxLength: 2 }),
    properties: propertiesArbitrary,
    createdBy: textArbitrary,
    uses: fc.uniqueArray(fc.nat({ max: 149 }), { maxLength: 3 }),
  });
  const made = fc.sample(fixture, { numRuns: 150, seed });
  rows = made.map(({ uses: _, ...known }, index) => ({
    ...{ icon: null, source: null, createdAt: at, updatedAt: at, updatedBy: 'x' },
    ...{ ...known, id: newId(), identifier: `e${index}` },
  }));
  await insertEntities(client, blueprintId, rows);
  const links = made.flatMap(({ uses: targets }, index) => {
    const source = rows[index] as EntityFixture;
    uses.set(
      source.id,
      targets.flatMap((target) => rows[target] ?? []),
    );
    return targets.map((target, position) => [source.id, position, rows[target]?.id ?? '']);
  });
  for (const [source = '', position = 0, target = ''] of links)
    await client`insert into entity_relations values
      (${blueprintId}, ${source}, 'uses', ${position}, ${blueprintId}, ${target})`;
  blueprints = await loadSearchableBlueprints(db.run, ['service']);
});

const isVisible = (ability: Ability) => (row: EntityFixture) =>
  canReadEntity(ability, { ...row, blueprint: 'service' });

/** What an entity counts for, each once; null for nothing at all. */
function choicesOf(value: unknown, opensLists: boolean): (Scalar | null)[] {
  if (value === undefined || value === null || value === '') return [null];
  if (Array.isArray(value) && value.length === 0) return [null];
  const items = Array.isArray(value) && opensLists ? value : [value];
  return [...new Set(items.filter((item) => ['string', 'number', 'boolean'].includes(typeof item)))];
}

function countByHand(choices: (Scalar | null)[][]): FacetValue[] {
  const counts = new Map<Scalar | null, number>();
  for (const value of choices.flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort(inOrder);
}

function inOrder(left: FacetValue, right: FacetValue): number {
  if (left.count !== right.count) return right.count - left.count;
  const rank = ({ value }: FacetValue) => (value === null ? 2 : typeof value === 'number' ? 0 : 1);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  return typeof left.value === 'number'
    ? left.value - Number(right.value)
    : compareCodePoints(String(left.value), String(right.value)) ||
        compareCodePoints(typeof left.value, typeof right.value);
}

const own = (row: EntityFixture, name: string) =>
  Object.hasOwn(row.properties, name) ? row.properties[name] : undefined;

const CHANNELS: [property: string, (row: EntityFixture, ability: Ability) => (Scalar | null)[]][] = [
  ...SCALARS.map((name): (typeof CHANNELS)[number] => [name, (row) => choicesOf(own(row, name), false)]),
  ...LISTS.map((name): (typeof CHANNELS)[number] => [name, (row) => choicesOf(own(row, name), true)]),
  ['$team', ({ team }) => choicesOf(team, true)],
  ['$title', ({ title }) => choicesOf(title, false)],
  ['$createdBy', ({ createdBy }) => choicesOf(createdBy, false)],
  [
    'uses',
    (row, ability) => {
      const targets = (uses.get(row.id) ?? []).filter(isVisible(ability));
      return targets.length > 0 ? targets.map(({ identifier }) => identifier) : [null];
    },
  ],
];

const withoutTitles = (values: FacetValue[]) => values.map(({ value, count }) => ({ value, count }));

test(`under any rights, values count as by hand (seed ${seed})`, async () => {
  for (const rules of fc.sample(readerRulesArbitrary(['service']), { numRuns: 40, seed })) {
    const ability = defineAbility(rules);
    const visible = rows.filter(isVisible(ability));
    const selection = { blueprints, readable: entityCondition(ability) };
    for (const [property, choices] of CHANNELS) {
      const facet = await countFacet(db.run, selection, { property, limit: LIMIT });
      const said = `${property} under ${JSON.stringify(rules)}`;
      expect(withoutTitles(facet.values), said).toEqual(
        countByHand(visible.map((row) => choices(row, ability))),
      );
      expect(facet, said).toMatchObject({ more: false, exact: true });
    }
  }
}, 60_000);

test('a value counts what a rule with it finds', async () => {
  const selection = { blueprints, readable: entityCondition(everything) };
  const find = (rules: Record<string, unknown>[]) => {
    const query = parseQuery({ combinator: 'and', rules }, { now: new Date(), user: null });
    return countEntityRows(db.run, { ...selection, query });
  };
  for (const [property] of CHANNELS) {
    const about = property === 'uses' ? { relation: property } : { property };
    const { values } = await countFacet(db.run, selection, { property, limit: LIMIT });
    for (const { value, count } of values) {
      const rule = value === null ? { operator: 'isEmpty' } : { operator: '=', value };
      // An empty text is no value by itself, but may be one of a list.
      const other = value === '' ? [{ ...about, operator: 'isNotEmpty' }] : [];
      expect(await find([{ ...about, ...rule }, ...other]), `${property} ${value}`).toEqual({
        value: count,
        exact: true,
      });
    }
  }
});

describe('a facet', () => {
  const facet = (property: string, more: object = {}) =>
    countFacet(
      db.run,
      { blueprints, readable: entityCondition(everything), ...more },
      { property, limit: 2 },
    );

  it('holds the most frequent values, and says when there are more', async () => {
    const { values, more } = await facet('$identifier');
    expect([values.map(({ value }) => value), more]).toEqual([['e0', 'e1'], true]);
    expect((await facet('$datasource')).more).toBe(false);
  });

  it('of a relation has the titles of what it leads to', async () => {
    const { values } = await facet('uses');
    for (const { value, title } of values) {
      const target = rows.find(({ identifier }) => identifier === value);
      expect(title).toBe(target?.title || undefined);
    }
  });

  it('counts what the selection holds', async () => {
    const { values } = await facet('$identifier', { text: 'e149' });
    expect(values).toEqual([{ value: 'e149', count: 1 }]);
  });

  it.each(['$createdAt', '$blueprint', 'nothing', '', 'uses.tier'])('of %j is refused', async (property) => {
    await expect(facet(property)).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ path: '/property', code: 'unknown_property' }],
    });
  });
});
