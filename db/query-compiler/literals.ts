import { type SQL, sql } from 'drizzle-orm';

// Parameters are sent as text and converted by PostgreSQL: drivers differ in what they do to other types.

/** `text[]` as one parameter. */
export function textArray(values: readonly string[]): SQL {
  return sql`${arrayText(values)}::text::text[]`;
}

/** Element by element: only what is constant to the planner lets it leave partitions out. */
export function uuidArray(values: readonly string[]): SQL {
  const elements = values.map((value) => sql`${value}::uuid`);
  return sql`array[${sql.join(elements, sql`, `)}]::uuid[]`;
}

export function jsonArray(values: readonly unknown[]): SQL {
  return sql`${arrayText(values.map((value) => JSON.stringify(value)))}::text::jsonb[]`;
}

export function json(value: unknown): SQL {
  return sql`${JSON.stringify(value)}::text::jsonb`;
}

export function number(value: number): SQL {
  return sql`${String(value)}::text::numeric`;
}

export const TRUE: SQL = sql`true`;
export const FALSE: SQL = sql`false`;

/** Unknown counts as false: without this, the negation of a comparison with NULL would hold for nothing. */
export function not(condition: SQL): SQL {
  return sql`not coalesce(${condition}, false)`;
}

/** PostgreSQL's text form of an array: every element quoted, so that none is taken for NULL or syntax. */
function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** A text literal for statements that take no parameters (CREATE INDEX). */
export function quoteLiteral(text: string): string {
  if (text.includes('\0')) throw new Error('NUL cannot be part of a literal');
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
