import { type SQL, sql } from 'drizzle-orm';
import type { IndexType } from '#lib/query/model.ts';
import { foldCase } from '#lib/query/text-order.ts';

/** Where a property stands: the jsonb column and its name, as parameter in queries and as literal in indexes. */
export interface PropertyPlace {
  document: SQL;
  name: SQL;
}

/**
 * The one expression per type that property indexes are built on and that sorting and filtering use: PostgreSQL
 * takes an expression index only for the very same expression. A value of another type reads as null.
 */
export function propertyExpression(type: IndexType, { document, name }: PropertyPlace): SQL {
  switch (type) {
    case 'text':
      return textKey(sql`${document} ->> ${name}`);
    case 'number':
      return sql`(case when jsonb_typeof(${document} -> ${name}) = 'number' then (${document} ->> ${name})::numeric end)`;
    case 'boolean':
      return sql`(case when jsonb_typeof(${document} -> ${name}) = 'boolean' then (${document} ->> ${name})::boolean end)`;
    case 'date':
      return sql`quayside_instant(${textOf({ document, name })})`;
  }
}

/** Case-blind for A to Z, by code point, cut to what fits an index entry. */
export function textKey(text: SQL): SQL {
  return sql`lower(left(${text}, 200) collate "C")`;
}

/** What `textKey` makes of a text. */
export function textKeyOf(text: string): string {
  return foldCase([...text].slice(0, 200).join(''));
}

/** The value when it is a text, else null. */
export function textOf({ document, name }: PropertyPlace): SQL {
  return sql`(case when jsonb_typeof(${document} -> ${name}) = 'string' then ${document} ->> ${name} end)`;
}

/** The SQL type of an expression, for cursor values. */
export const KEY_TYPES: Readonly<Record<IndexType, SQL>> = {
  text: sql`text`,
  number: sql`numeric`,
  boolean: sql`boolean`,
  date: sql`bigint`,
};
