import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { IndexType } from '#lib/query/model.ts';
import { quoteLiteral } from './literals.ts';
import { propertyExpression, textKey } from './property-expression.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Builds the index that sorting and filtering by a property use, on the blueprint's partition. To be run one by
 * one, outside a transaction and without a statement timeout; running them again repairs what broke off. The last
 * one gathers the statistics without which the planner would not trust the index.
 */
export function indexStatements(
  blueprintId: string,
  property: string,
  type: IndexType,
  options: { isComputed?: boolean } = {},
): string[] {
  const partition = partitionOf(blueprintId);
  const expression = expressionText(property, type, options.isComputed === true);
  return [
    ...dropIndexStatements(blueprintId, property),
    `create index concurrently ${indexName(blueprintId, property)} on ${partition} ((${expression}), id)`,
    `analyze ${partition}`,
  ];
}

export function dropIndexStatements(blueprintId: string, property: string): string[] {
  return [`drop index concurrently if exists ${indexName(blueprintId, property)}`];
}

/** `$title` is the one meta property that needs an index of its own; the others have theirs from the start. */
function expressionText(property: string, type: IndexType, isComputed: boolean): string {
  const document = sql.raw(isComputed ? 'computed' : 'properties');
  const expression =
    property === '$title'
      ? textKey(sql.raw('title'))
      : propertyExpression(type, { document, name: sql.raw(`${quoteLiteral(property)}::text`) });
  return new PgDialect().sqlToQuery(expression).sql;
}

function partitionOf(blueprintId: string): string {
  if (!UUID.test(blueprintId)) throw new Error(`not a blueprint id: ${blueprintId}`);
  return `entities_${blueprintId.replaceAll('-', '')}`;
}

/** Names of properties are longer and wilder than names of indexes may be. */
function indexName(blueprintId: string, property: string): string {
  const hash = createHash('sha256').update(property).digest('hex').slice(0, 16);
  return `${partitionOf(blueprintId)}_${hash}`;
}
