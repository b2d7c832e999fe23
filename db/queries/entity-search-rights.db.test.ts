import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { entityCondition } from '#db/conditions/read-condition.ts';
import { propertiesArbitrary, textArbitrary } from '#db/testing/awkward-values.ts';
import { readerRulesArbitrary } from '#db/testing/condition-arbitraries.ts';
import { type EntityFixture, insertBlueprint, insertEntities } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { type AccessRule, canReadEntity, defineAbility } from '#lib/access/ability.ts';
import { newId } from '#lib/ids.ts';
import { parseQuery } from '#lib/query/parse.ts';
import { findReadableEntity, searchEntityRows } from './entity-search.ts';
import { loadSearchableBlueprints, type SearchableBlueprint } from './entity-search-blueprints.ts';
import { countEntityRows, countEntityRowsByBlueprint } from './entity-search-count.ts';
import { countRelated, listRelatedRows } from './entity-search-related.ts';

const seed = Date.now() % 2 ** 31;
const { sql: client, db } = await testDatabase();
/** Not a divisor of what is there: the last page is short. */
const PAGE = 17;

interface Row extends EntityFixture {
  blueprint: string;
}

const rows: Row[] = [];
let blueprints: SearchableBlueprint[] = [];
/** Every other entity of `service` points at this one, and it at them. */
let hub: Row;

const BLUEPRINTS = ['service', 'gold'];

beforeAll(async () => {
  const relations = { peer: { target: 'service' }, all: { target: 'service', many: true } };
  for (const blueprint of BLUEPRINTS) {
    const id = await insertBlueprint(client, blueprint, { relations });
    const fixtures = fc
      .sample(
        fc.record({
          title: fc.option(textArbitrary),
          team: fc.array(textArbitrary, { maxLength: 2 }),
          properties: propertiesArbitrary,
          createdBy: textArbitrary,
        }),
        { numRuns: 60, seed },
      )
      .map((fixture, index) => {
        const at = new Date(1_700_000_000_000 + index);
        return {
          ...fixture,
          id: newId(),
          identifier: `e${index}`,
          icon: null,
          source: null,
          createdAt: at,
          updatedAt: at,
          updatedBy: 'x',
        };
      });
    await insertEntities(client, id, fixtures);
    rows.push(...fixtures.map((fixture) => ({ ...fixture, blueprint })));
    const [first, ...others] = fixtures;
    if (!first || blueprint !== 'service') continue;
    hub = { ...first, blueprint };
    for (const [position, other] of others.entries())
      await client`insert into entity_relations values (${id}, ${first.id}, 'all', ${position}, ${id}, ${other.id}),
        (${id}, ${other.id}, 'peer', 0, ${id}, ${first.id})`;
  }
  await client`analyze entities, entity_relations`;
  blueprints = await loadSearchableBlueprints(db.run, BLUEPRINTS);
});

const identifiers = (found: readonly { blueprint: string; identifier: string }[]) =>
  found.map(({ blueprint, identifier }) => `${blueprint}/${identifier}`).sort();

async function walk(readable: ReturnType<typeof entityCondition>) {
  const entities = [];
  for (let from: string | undefined; ; ) {
    const page = await searchEntityRows(db.run, {
      blueprints,
      readable,
      limit: PAGE,
      from,
      sort: [{ property: '$title', order: 'DESC' }],
    });
    entities.push(...page.entities);
    if (page.next === null) return entities;
    expect(page.entities).toHaveLength(PAGE);
    from = page.next;
  }
}

/** What every channel says under these rules, beside what it should say. */
async function channels(rules: AccessRule[]): Promise<[string, unknown, unknown][]> {
  const ability = defineAbility(rules);
  const readable = entityCondition(ability);
  const visible = rows.filter((row) => canReadEntity(ability, { ...row }));
  const peers = visible.filter(({ blueprint, id }) => blueprint === 'service' && id !== hub.id);
  const isHubVisible = visible.some(({ id }) => id === hub.id);
  const selection = { blueprints, readable };
  const links = await walk(readable);
  const byFilter = async (rule: Record<string, unknown>) => {
    const query = parseQuery({ combinator: 'and', rules: [rule] }, { now: new Date(), user: null });
    return identifiers((await searchEntityRows(db.run, { ...selection, query, limit: 500 })).entities);
  };
  const found = await findReadableEntity(db.run, selection, hub.identifier);
  const groups = await countRelated(db.run, { ...selection, entityId: hub.id });
  const related = await Promise.all(
    groups.map(
      async (group) =>
        (await listRelatedRows(db.run, { ...selection, entityId: hub.id, group, limit: 500 })).entities,
    ),
  );
  const groupsWanted = peers.length > 0 ? [peers.length, peers.length] : [];
  return [
    ['list', identifiers(links), identifiers(visible)],
    ['count', await countEntityRows(db.run, selection), { value: visible.length, exact: true }],
    [
      'count by blueprint',
      await countEntityRowsByBlueprint(db.run, selection),
      new Map(
        selection.blueprints.map(({ identifier }) => [
          identifier,
          { value: visible.filter(({ blueprint }) => blueprint === identifier).length, exact: true },
        ]),
      ),
    ],
    [
      'text',
      identifiers((await searchEntityRows(db.run, { ...selection, text: 'e1', limit: 500 })).entities),
      identifiers(
        visible.filter(({ identifier, title }) =>
          `${identifier} ${title ?? ''}`.toLowerCase().includes('e1'),
        ),
      ),
    ],
    [
      'one',
      found === undefined ? [] : identifiers([found]),
      visible.filter(({ identifier }) => identifier === hub.identifier).slice(0, 1).length === 0
        ? []
        : expect.anything(),
    ],
    [
      'links of the hub',
      identifiers(links.find(({ id }) => id === hub.id)?.links.all ?? []),
      isHubVisible ? identifiers(peers) : [],
    ],
    [
      'links to the hub',
      links.filter(({ links }) => links.peer !== undefined).length,
      isHubVisible ? peers.length : 0,
    ],
    ['related, counted', groups.map(({ count }) => count), groupsWanted],
    ['related, listed', related.map(identifiers), groupsWanted.map(() => identifiers(peers))],
    [
      'filter by relation',
      await byFilter({ relation: 'peer', operator: '=', value: hub.identifier }),
      isHubVisible ? identifiers(peers) : [],
    ],
    [
      'filter by path',
      await byFilter({ property: 'peer.$createdBy', operator: 'isNotEmpty' }),
      isHubVisible ? identifiers(peers.filter(() => hub.createdBy !== '')) : [],
    ],
    [
      'filter by relatedTo',
      await byFilter({ blueprint: 'service', operator: 'relatedTo', value: hub.identifier }),
      isHubVisible ? identifiers(peers) : [],
    ],
  ];
}

test(`every way to ask shows the same entities (seed ${seed})`, async () => {
  const cases = fc.sample(readerRulesArbitrary(BLUEPRINTS), { numRuns: 80, seed });
  for (const rules of cases)
    for (const [channel, actual, expected] of await channels(rules))
      expect(actual, `${channel} under ${JSON.stringify(rules)}`).toEqual(expected);
}, 90_000);
