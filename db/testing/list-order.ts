import type { SortRule } from '#db/queries/entity-search-sort.ts';
import type { Query } from '#lib/query/ast.ts';
import { parseInstant } from '#lib/query/instant.ts';
import type { IndexType } from '#lib/query/model.ts';
import { promisedKey } from '#lib/query/promised-key.ts';
import { compareCodePoints, foldCase } from '#lib/query/text-order.ts';
import { AWKWARD_NAMES } from './awkward-values.ts';
import type { EntityFixture } from './insert-entities.ts';

const [, SECOND, THIRD, FOURTH] = AWKWARD_NAMES;

type Key = string | number | null;

/** What the documentation says one sorts by. */
function keyOf(fixture: EntityFixture, property: string): Key {
  const value = Object.hasOwn(fixture.properties, property) ? fixture.properties[property] : undefined;
  switch (property) {
    case '$title':
      return fixture.title === null ? null : foldCase(fixture.title);
    case '$updatedAt':
      return fixture.updatedAt.getTime();
    case '$team':
      return fixture.team.join(', ') === '' ? null : foldCase(fixture.team.join(', '));
    case SECOND:
      return typeof value === 'number' ? value : null;
    case THIRD:
      return typeof value === 'string' ? (parseInstant(value) ?? null) : null;
    default:
      return typeof value === 'boolean' ? Number(value) : null;
  }
}

function compareKeys(left: Key, right: Key): number {
  return typeof left === 'string' && typeof right === 'string'
    ? compareCodePoints(left, right)
    : Number(left) - Number(right);
}

const FIXABLE: Record<string, IndexType> = {
  [SECOND]: 'number',
  [THIRD]: 'date',
  [FOURTH]: 'boolean',
  $title: 'text',
};

/** What the query leaves a single value of is not sorted by. */
function isFixed(property: string, query: Query | undefined): boolean {
  const type = FIXABLE[property];
  return query !== undefined && type !== undefined && promisedKey(query, property, type) === 'constant';
}

/** The identifiers of entities with awkwardly named properties, in the order a list of them promises. */
export function identifiersInOrder(
  candidates: readonly EntityFixture[],
  sort: readonly SortRule[],
  query?: Query,
): string[] {
  const first = sort.find(({ property }) => !isFixed(property, query)) ?? sort[0];
  const isDescending = first?.order === 'DESC';
  const sorted = candidates.toSorted((a, b) => {
    for (const { property, order } of sort) {
      const [left, right] = [keyOf(a, property), keyOf(b, property)];
      if (left === right) continue;
      if (left === null || right === null) return left === null ? 1 : -1;
      return order === 'DESC' ? compareKeys(right, left) : compareKeys(left, right);
    }
    return (a.id < b.id ? -1 : 1) * (isDescending ? -1 : 1);
  });
  return sorted.map(({ identifier }) => identifier);
}
