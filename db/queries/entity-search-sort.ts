import { type SQL, sql } from 'drizzle-orm';
import type { EntityCondition } from '#db/conditions/read-condition.ts';
import type { QueryBlueprint } from '#db/query-compiler/compile-query.ts';
import { propertyExpression, textKey } from '#db/query-compiler/property-expression.ts';
import { blueprints } from '#db/schema/catalog.ts';
import { AppError } from '#lib/errors.ts';
import type { Query } from '#lib/query/ast.ts';
import { namesOf } from '#lib/query/model.ts';
import { type KeyPromise, promisedKey } from '#lib/query/promised-key.ts';
import { linkKey } from './entity-search-link-key.ts';
import { selected } from './entity-search-where.ts';

export interface SortRule {
  property: string;
  order: 'ASC' | 'DESC';
}

export type KeyType = 'text' | 'number' | 'boolean' | 'date' | 'time' | 'id';

/** One expression to sort by. */
export interface SortKey {
  expression: SQL;
  type: KeyType;
  descending: boolean;
  nullable: boolean;
  /** what the query says about this very key */
  promise?: KeyPromise;
  /** where the expression comes from, when not from the entity itself */
  join?: SQL;
}

const MAX_KEYS = 3;

interface Sorted {
  blueprints: readonly QueryBlueprint[];
  readable: EntityCondition;
  query?: Query | undefined;
}

/** The keys of a list, ending in one that no two entities share. */
export function sortKeys(sort: readonly SortRule[], sorted: Sorted): SortKey[] {
  const { blueprints: candidates } = sorted;
  if (sort.length > MAX_KEYS)
    throw new AppError('query_too_expensive', `A list is sorted by at most ${MAX_KEYS} columns.`);
  const keys = sort.flatMap((rule, index) => {
    const key = sortKey(rule, index, sorted);
    const promise = promiseOf(key, rule.property, sorted);
    if (promise === 'constant') return [];
    return [promise === 'none' ? key : { ...key, nullable: false, promise }];
  });
  const first = sort[0];
  if (sort.length === 1 && first?.property === '$identifier' && candidates.length === 1 && keys.length === 1)
    return keys;
  const id: SortKey = {
    expression: sql`${selected.id}`,
    type: 'id',
    // That of the first key which is left: the two are compared as one, and lie in one index.
    descending: keys[0]?.descending ?? first?.order === 'DESC',
    nullable: false,
  };
  return [...keys, id];
}

/** Who filters by what they sort by spares the look at entities without a value, or the sorting. */
function promiseOf(
  { type, join }: SortKey,
  property: string,
  { blueprints: candidates, query }: Sorted,
): KeyPromise {
  if (!query || join || property === '$team' || property === '$blueprint' || type === 'time' || type === 'id')
    return 'none';
  const promise = promisedKey(query, property, type);
  // A list equals each of its elements, and is sorted by all of them.
  const mayBeList = !property.startsWith('$') && !namesOf(candidates).isScalar(property);
  return mayBeList && promise !== 'none' ? 'present' : promise;
}

function sortKey(rule: SortRule, index: number, { blueprints: candidates, readable }: Sorted): SortKey {
  const descending = rule.order === 'DESC';
  const meta = metaKey(rule.property);
  if (meta) return { ...meta, descending };
  const declared = candidates.flatMap((blueprint) => blueprint.properties.get(rule.property) ?? []);
  const [property] = declared;
  if (!property) {
    if (!namesOf(candidates).relations.has(rule.property)) throw unknownProperty(rule, index);
    const link = linkKey({ relation: rule.property, index, blueprints: candidates, readable });
    return { ...link, type: 'text', descending, nullable: true };
  }
  const type = declared.every(({ indexType }) => indexType === property.indexType)
    ? (property.indexType ?? 'text')
    : 'text';
  const document = property.isComputed ? sql`${selected.computed}` : sql`${selected.properties}`;
  const expression = propertyExpression(type, { document, name: sql`${rule.property}::text` });
  return { expression, type, descending, nullable: true };
}

function unknownProperty({ property }: SortRule, index: number): AppError {
  const message = `There is no property "${property}" to sort by.`;
  return new AppError('invalid_input', message, {
    details: [{ path: `/sort/${index}`, code: 'unknown_property', message }],
  });
}

function metaKey(property: string): Omit<SortKey, 'descending'> | undefined {
  switch (property) {
    case '$identifier':
      return { expression: sql`${selected.identifier}`, type: 'text', nullable: false };
    case '$createdAt':
      return { expression: sql`${selected.createdAt}`, type: 'time', nullable: false };
    case '$updatedAt':
      return { expression: sql`${selected.updatedAt}`, type: 'time', nullable: false };
    case '$title':
      return { expression: textKey(sql`${selected.title}`), type: 'text', nullable: true };
    case '$icon':
      return { expression: textKey(sql`${selected.icon}`), type: 'text', nullable: true };
    case '$datasource':
      return { expression: textKey(sql`${selected.source}`), type: 'text', nullable: true };
    case '$createdBy':
      return { expression: textKey(sql`${selected.createdBy}`), type: 'text', nullable: true };
    case '$updatedBy':
      return { expression: textKey(sql`${selected.updatedBy}`), type: 'text', nullable: true };
    case '$team':
      return {
        expression: textKey(sql`nullif(array_to_string(${selected.team}, ', '), '')`),
        type: 'text',
        nullable: true,
      };
    case '$blueprint':
      return {
        expression: sql`(select ${blueprints.identifier} from ${blueprints} where ${blueprints.id} = ${selected.blueprintId})`,
        type: 'text',
        nullable: false,
      };
    default:
      return undefined;
  }
}

/** The key's value as text, for cursors: exact, microseconds for points in time. */
export function keyText({ expression, type }: SortKey): SQL {
  return type === 'time'
    ? sql`(extract(epoch from ${expression}) * 1000000)::bigint::text`
    : sql`${expression}::text`;
}

/**
 * A value of a cursor as the type of its key, in a sub-select: the planner must not know how far down the list it
 * lies, else it takes another plan for the last pages than for the first.
 */
function keyValue(key: SortKey, value: string): SQL {
  return sql`(select ${typedValue(key, value)})`;
}

function typedValue({ type }: SortKey, value: string): SQL {
  switch (type) {
    case 'text':
      return sql`${value}::text`;
    case 'number':
      return sql`${value}::text::numeric`;
    case 'boolean':
      return sql`${value}::text::boolean`;
    case 'date':
      return sql`${value}::text::bigint`;
    case 'time':
      return sql`(timestamptz 'epoch' + (${`${value} microseconds`}::text)::interval)`;
    case 'id':
      return sql`${value}::text::uuid`;
  }
}

export function orderBy(keys: readonly SortKey[]): SQL {
  const terms = keys.map(({ expression, descending, nullable }, index) => {
    const direction = descending ? sql`desc` : sql`asc`;
    // The first key is null on all rows of a page or on none: saying nothing about nulls lets the index be read backwards.
    return nullable && index > 0
      ? sql`${expression} ${direction} nulls last`
      : sql`${expression} ${direction}`;
  });
  return sql.join(terms, sql`, `);
}

/** Rows behind the one with these values, in the order of `keys`; nulls come last. */
export function isBehind(keys: readonly SortKey[], values: readonly (string | null)[]): SQL {
  const [key, ...rest] = keys;
  const [value, ...restValues] = values;
  if (!key || value === undefined) return sql`false`;
  if (value === null) return sql`(${key.expression} is null and ${isBehind(rest, restValues)})`;
  const bound = keyValue(key, value);
  const behind = sql`${key.expression} ${key.descending ? sql`<` : sql`>`} ${bound}`;
  if (rest.length === 0) return behind;
  const orNull = key.nullable ? sql` or ${key.expression} is null` : sql``;
  return sql`(${behind}${orNull} or (${key.expression} = ${bound} and ${isBehind(rest, restValues)}))`;
}

/** Rows with the same first value, and those beyond: for a key of few values two ranges, each of which starts in place. */
export function behindInSteps(keys: readonly SortKey[], values: readonly (string | null)[]): SQL[] {
  const [key, ...rest] = keys;
  const [value, ...restValues] = values;
  if (!key || typeof value !== 'string') return [];
  const bound = keyValue(key, value);
  const beyond = key.descending ? sql`<` : sql`>`;
  return [
    sql`${key.expression} = ${bound} and ${isBehind(rest, restValues)}`,
    sql`${key.expression} ${beyond} ${bound}`,
  ];
}

/** `isBehind` for the first key without nulls, said so that an index range serves it. */
export function isBehindValue(keys: readonly SortKey[], values: readonly (string | null)[]): SQL {
  const [key, second, ...others] = keys;
  const [value, secondValue] = values;
  if (!key || typeof value !== 'string') return sql`false`;
  const bound = keyValue(key, value);
  const beyond = key.descending ? sql`<` : sql`>`;
  if (!second) return sql`${key.expression} ${beyond} ${bound}`;
  if (others.length > 0 || typeof secondValue !== 'string') {
    const present = [{ ...key, nullable: false }, second, ...others];
    return sql`(${key.expression} ${beyond}= ${bound} and ${isBehind(present, values)})`;
  }
  // The scan starts at a bound of the query or here, whichever is further, only when here is a single value to it:
  // as text, the second column is none of the index.
  return key.promise === 'ranged'
    ? sql`(${key.expression}, ${second.expression}::text collate "C") ${beyond} (${bound}, (select ${secondValue}::text))`
    : sql`(${key.expression}, ${second.expression}) ${beyond} (${bound}, ${keyValue(second, secondValue)})`;
}
