import { type SQL, sql } from 'drizzle-orm';
import type { Bound, Scalar, Test } from '#lib/query/ast.ts';
import type { IndexType } from '#lib/query/model.ts';
import { foldCase } from '#lib/query/text-order.ts';
import { FALSE, json, jsonArray, number, TRUE, textArray } from './literals.ts';
import {
  KEY_TYPES,
  type PropertyPlace,
  propertyExpression,
  textKeyOf,
  textOf,
} from './property-expression.ts';

/** A property inside a jsonb column. `indexed` says which expression index stands ready for it. */
export interface PropertyTarget {
  document: SQL;
  name: string;
  indexed?: IndexType | undefined;
  /** declared text, number or boolean: lists in it are not looked into */
  isScalar?: boolean | undefined;
}

/** `Test` on a JSON value. May come out as NULL instead of false: negate with `not` of literals.ts. */
export function compilePropertyTest(target: PropertyTarget, test: Test): SQL {
  const place: PropertyPlace = { document: target.document, name: sql`${target.name}::text` };
  const value = sql`${place.document} -> ${place.name}`;
  switch (test.is) {
    case 'known':
      return sql`(${place.document} ->> ${place.name}) is not null`;
    case 'filled':
      return sql`(${value}) not in ('null'::jsonb, '""'::jsonb, '[]'::jsonb)`;
    case 'same':
      return sql`(${value}) = ${json(test.value)}`;
    case 'equal':
      return equalsAny(target, place, [test.value]);
    case 'in':
      return equalsAny(target, place, test.values);
    case 'contain':
      return anyOf([
        ...test.values
          .filter((item) => typeof item === 'string')
          .map((item) => containsText(textOf(place), item)),
        ...elementAmong(target, test.values),
      ]);
    case 'begin':
      return beginsWith(textOf(place), test.text);
    case 'end':
      return endsWith(textOf(place), test.text);
    case 'range':
      return compileRange(place, test);
  }
}

function compileRange(place: PropertyPlace, test: Extract<Test, { is: 'range' }>): SQL {
  switch (test.of) {
    case 'number':
      return bounds(propertyExpression('number', place), test.bounds, number);
    case 'instant':
      return bounds(
        propertyExpression('date', place),
        test.bounds,
        (value) => sql`${String(value)}::text::bigint`,
      );
    case 'text':
      return bounds(sql`${textOf(place)} collate "C"`, test.bounds, (value) => sql`${value}::text`);
  }
}

/** `=` to one of several values, or a list that holds one of them. */
function equalsAny(target: PropertyTarget, place: PropertyPlace, values: readonly Scalar[]): SQL {
  if (values.length === 0) return FALSE;
  return anyOf([equalsScalar(target, place, values), ...elementAmong(target, values)]);
}

/**
 * Through the property's own index where there is one: it has statistics, which jsonb containment lacks, and
 * only they tell the planner whether to filter first or to walk the sort order. The exact comparison hides in a
 * CASE so that its unknown selectivity does not spoil the estimate.
 */
function equalsScalar(target: PropertyTarget, place: PropertyPlace, values: readonly Scalar[]): SQL {
  const { document, name, indexed } = target;
  if (indexed && indexed !== 'date' && values.every((value) => typeof value === TYPE_OF[indexed])) {
    const expression = propertyExpression(indexed, place);
    if (indexed !== 'text') return sql`${expression} = ${oneOf(values.map(String), KEY_TYPES[indexed])}`;
    const keys = oneOf(
      values.map((value) => textKeyOf(String(value))),
      KEY_TYPES.text,
    );
    return sql`(${expression} = ${keys}
      and case when (${document} -> ${place.name}) = any(${jsonArray(values)}) then true else false end)`;
  }
  return sql`${document} @> ${anyJson(values.map((value) => ({ [name]: value })))}`;
}

const TYPE_OF = { text: 'string', number: 'number', boolean: 'boolean' } as const;

/** Lists that hold one of the values; no condition at all where lists do not count. */
function elementAmong({ document, name, isScalar }: PropertyTarget, values: readonly Scalar[]): SQL[] {
  if (isScalar || values.length === 0) return [];
  return [sql`${document} @> ${anyJson(values.map((value) => ({ [name]: [value] })))}`];
}

function oneOf(values: readonly string[], type: SQL): SQL {
  return values.length === 1 ? sql`${values[0]}::text::${type}` : sql`any(${textArray(values)}::${type}[])`;
}

function anyJson(values: readonly unknown[]): SQL {
  return values.length === 1 ? json(values[0]) : sql`any(${jsonArray(values)})`;
}

/** `Test` on a text column. */
export function compileTextTest(column: SQL, test: Test): SQL {
  switch (test.is) {
    case 'known':
      return sql`${column} is not null`;
    case 'filled':
      return sql`${column} <> ''`;
    case 'equal':
      return typeof test.value === 'string' ? sql`${column} = ${test.value}` : FALSE;
    case 'in': {
      const texts = test.values.filter((value) => typeof value === 'string');
      return texts.length === 0 ? FALSE : sql`${column} = any(${textArray(texts)})`;
    }
    case 'contain':
      return anyOf(
        test.values.filter((value) => typeof value === 'string').map((value) => containsText(column, value)),
      );
    case 'begin':
      return beginsWith(column, test.text);
    case 'end':
      return endsWith(column, test.text);
    case 'same':
      return FALSE;
    case 'range':
      return compileTextRange(column, test);
  }
}

function compileTextRange(column: SQL, test: Extract<Test, { is: 'range' }>): SQL {
  switch (test.of) {
    case 'number':
      return FALSE;
    case 'instant':
      return bounds(
        sql`quayside_instant(${column})`,
        test.bounds,
        (value) => sql`${String(value)}::text::bigint`,
      );
    case 'text':
      return bounds(sql`${column} collate "C"`, test.bounds, (value) => sql`${value}::text`);
  }
}

/** `Test` on a text[] column that is never null. */
export function compileTextsTest(column: SQL, test: Test): SQL {
  switch (test.is) {
    case 'known':
      return TRUE;
    case 'filled':
      return sql`cardinality(${column}) > 0`;
    case 'equal':
      return overlaps(column, [test.value]);
    case 'in':
    case 'contain':
      return overlaps(column, test.values);
    case 'same': {
      const texts = test.value.filter((value) => typeof value === 'string');
      return texts.length === test.value.length ? sql`${column} = ${textArray(texts)}` : FALSE;
    }
    default:
      return FALSE;
  }
}

/** `Test` on a boolean column that is never null. */
export function compileBooleanTest(column: SQL, test: Test): SQL {
  if (test.is === 'known' || test.is === 'filled') return TRUE;
  const values = test.is === 'equal' ? [test.value] : test.is === 'in' ? test.values : [];
  const wanted = [true, false].filter((value) => values.includes(value));
  if (wanted.length === 0) return FALSE;
  return wanted.length === 2 ? TRUE : sql`${column} = ${String(wanted[0])}::text::boolean`;
}

function overlaps(column: SQL, values: readonly Scalar[]): SQL {
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length === 0 ? FALSE : sql`${column} && ${textArray(texts)}`;
}

/** `Test` on a timestamp column; it is finer than our milliseconds, so bounds cover the whole millisecond. */
export function compileInstantTest(column: SQL, test: Test): SQL {
  if (test.is !== 'range' || test.of !== 'instant')
    return test.is === 'known' || test.is === 'filled' ? TRUE : FALSE;
  return allOf(test.bounds.map(({ operator, value }) => timestampBound(column, operator, value)));
}

function timestampBound(column: SQL, operator: Bound, value: number): SQL {
  switch (operator) {
    case '>=':
      return sql`${column} >= ${timestamp(value)}`;
    case '>':
      return sql`${column} >= ${timestamp(value + 1)}`;
    case '<':
      return sql`${column} < ${timestamp(value)}`;
    case '<=':
      return sql`${column} < ${timestamp(value + 1)}`;
  }
}

function timestamp(milliseconds: number): SQL {
  return sql`(timestamptz 'epoch' + ${`${milliseconds} milliseconds`}::text::interval)`;
}

const BOUNDS: Readonly<Record<Bound, SQL>> = { '>': sql`>`, '>=': sql`>=`, '<': sql`<`, '<=': sql`<=` };

function bounds<T>(
  value: SQL,
  list: readonly { operator: Bound; value: T }[],
  parameter: (value: T) => SQL,
): SQL {
  return allOf(
    list.map(({ operator, value: bound }) => sql`${value} ${BOUNDS[operator]} ${parameter(bound)}`),
  );
}

/** No LIKE: nothing to escape. */
function containsText(text: SQL, needle: string): SQL {
  return sql`strpos(lower(${text} collate "C"), ${foldCase(needle)}) > 0`;
}

function beginsWith(text: SQL, start: string): SQL {
  return sql`starts_with(lower(${text} collate "C"), ${foldCase(start)})`;
}

function endsWith(text: SQL, end: string): SQL {
  return sql`right(lower(${text} collate "C"), ${String([...end].length)}::text::int) = ${foldCase(end)}`;
}

function allOf(conditions: readonly SQL[]): SQL {
  const [only] = conditions;
  return conditions.length === 1 && only ? only : sql`(${sql.join([...conditions], sql` and `)})`;
}

function anyOf(conditions: readonly SQL[]): SQL {
  if (conditions.length === 0) return FALSE;
  const [only] = conditions;
  return conditions.length === 1 && only ? only : sql`(${sql.join([...conditions], sql` or `)})`;
}
