import { type SQL, sql } from 'drizzle-orm';
import { number, TRUE } from './literals.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const INSTANTS = new Set(['date-time', 'timer', 'date']);
const DEEPEST = 4;

/**
 * Whether a jsonb value meets the schema of a property, as a condition that is never null; undefined where
 * SQL cannot tell what the validator would (patterns, most formats, nested objects, unique items).
 */
export function valuePredicate(schema: JsonSchema, value: SQL, depth = 0): SQL | undefined {
  if (depth > DEEPEST) return undefined;
  const { type, ...rules } = schema;
  if (type === undefined) return Object.keys(rules).length === 0 ? TRUE : undefined;
  const conditions = Object.entries(rules).map(([keyword, rule]) => {
    const compile = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    return compile?.(rule, value, depth);
  });
  if (!conditions.every((condition) => condition !== undefined)) return undefined;
  const all = conditions.length === 0 ? TRUE : sql.join(conditions, sql` and `);
  return sql`(case when jsonb_typeof(${value}) = ${String(type)}::text then ${all} else false end)`;
}

type Compile = (rule: unknown, value: SQL, depth: number) => SQL | undefined;

const textOf = (value: SQL) => sql`(${value} #>> '{}')`;
const compare =
  (measure: (value: SQL) => SQL, operator: SQL): Compile =>
  (rule, value) =>
    typeof rule === 'number' ? sql`${measure(value)} ${operator} ${number(rule)}` : undefined;

const length = (value: SQL) => sql`char_length(${textOf(value)})`;
const amount = (value: SQL) => sql`${textOf(value)}::numeric`;
const size = (value: SQL) => sql`jsonb_array_length(${value})`;

const KEYWORDS: Readonly<Record<string, Compile>> = {
  // A subquery is hashed once, an array would be searched for every row.
  enum: (rule, value) => sql`${value} in (select jsonb_array_elements(${JSON.stringify(rule)}::text::jsonb))`,
  minLength: compare(length, sql`>=`),
  maxLength: compare(length, sql`<=`),
  minimum: compare(amount, sql`>=`),
  maximum: compare(amount, sql`<=`),
  exclusiveMinimum: compare(amount, sql`>`),
  exclusiveMaximum: compare(amount, sql`<`),
  minItems: compare(size, sql`>=`),
  maxItems: compare(size, sql`<=`),
  format: (rule, value) => {
    if (!INSTANTS.has(String(rule))) return undefined;
    const isInstant = sql`quayside_instant(${textOf(value)}) is not null`;
    return rule === 'date' ? sql`${isInstant} and ${length(value)} = 10` : isInstant;
  },
  items(rule, value, depth) {
    const item = sql.raw(`item${depth}.value`);
    const isValid = valuePredicate(rule as JsonSchema, item, depth + 1);
    if (isValid === TRUE) return TRUE;
    return (
      isValid &&
      sql`not exists (select 1 from jsonb_array_elements(${value}) ${sql.raw(`item${depth}(value)`)} where not ${isValid})`
    );
  },
  required: (rule) => (Array.isArray(rule) && rule.length === 0 ? TRUE : undefined),
  properties: (rule) => (Object.keys(rule as object).length === 0 ? TRUE : undefined),
};
