import { type SQL, sql } from 'drizzle-orm';
import type { QueryBlueprint } from '#db/query-compiler/compile-query.ts';
import { AppError } from '#lib/errors.ts';
import { namesOf } from '#lib/query/model.ts';
import { selected } from './entity-search-where.ts';

/** What entities are counted by. */
export type FacetKey =
  /** `isList`: each element of a list is a value */
  { kind: 'value'; value: SQL; isList: boolean } | { kind: 'relation'; relation: string };

/** Properties first, then relations, as in sorting; throws `invalid_input` for what has no values to count. */
export function facetKey(property: string, blueprints: readonly QueryBlueprint[]): FacetKey {
  if (property === '$team') return { kind: 'value', value: sql`to_jsonb(${selected.team})`, isList: true };
  const column = metaColumn(property);
  if (column) return { kind: 'value', value: sql`to_jsonb(${column})`, isList: false };
  const declared = blueprints.flatMap(({ properties }) => properties.get(property) ?? []);
  if (declared.length > 0) {
    const isComputed = declared.some((one) => one.isComputed);
    const document = isComputed ? sql`${selected.computed}` : sql`${selected.properties}`;
    const isList = !namesOf(blueprints).isScalar(property);
    return { kind: 'value', value: sql`(${document} -> ${property}::text)`, isList };
  }
  if (!blueprints.some(({ relations }) => relations.has(property))) throw uncountable(property);
  return { kind: 'relation', relation: property };
}

function metaColumn(property: string): SQL | undefined {
  switch (property) {
    case '$identifier':
      return sql`${selected.identifier}`;
    case '$title':
      return sql`${selected.title}`;
    case '$icon':
      return sql`${selected.icon}`;
    case '$datasource':
      return sql`${selected.source}`;
    case '$createdBy':
      return sql`${selected.createdBy}`;
    case '$updatedBy':
      return sql`${selected.updatedBy}`;
    default:
      return undefined;
  }
}

function uncountable(property: string): AppError {
  const message = `There is no property "${property}" whose values could be counted.`;
  return new AppError('invalid_input', message, {
    details: [{ path: '/property', code: 'unknown_property', message }],
  });
}
