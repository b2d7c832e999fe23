import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';

const BATCH = 40;
const dialect = new PgDialect({ casing: 'snake_case' });

/** Turns SQL text into wrong SQL text, to see whether a comparison notices. */
export type Spoil = (text: string) => string;

/**
 * Per condition one string with a `1` for every row it holds for and a `0` for the others, in the order of `key`.
 * Many conditions share a statement: that is what makes thousands of cases affordable.
 */
export async function matchingRows(
  client: postgres.Sql,
  from: SQL,
  key: SQL,
  conditions: readonly SQL[],
  spoil: Spoil = (text) => text,
): Promise<string[]> {
  const results: string[] = [];
  for (let start = 0; start < conditions.length; start += BATCH) {
    const columns = conditions.slice(start, start + BATCH).map((condition, index) => {
      const name = sql.identifier(`c${index}`);
      return sql`string_agg(case when ${condition} then '1' else '0' end, '' order by ${key}) as ${name}`;
    });
    const query = dialect.sqlToQuery(sql`select ${sql.join(columns, sql`, `)} from ${from}`);
    const [row] = await client.unsafe(spoil(query.sql), query.params as never[]);
    results.push(...columns.map((_, index) => String(row?.[`c${index}`] ?? '')));
  }
  return results;
}

/** Whether a wrong reading is found out by some case; the cases behind the first statement that differs are not asked. */
export async function isFoundOut<Case>(
  cases: readonly Case[],
  expected: readonly (string | undefined)[],
  read: (some: readonly Case[]) => Promise<string[]>,
): Promise<boolean> {
  for (let start = 0; start < cases.length; start += BATCH) {
    const actual = await read(cases.slice(start, start + BATCH));
    if (actual.some((bits, index) => bits !== expected[start + index])) return true;
  }
  return false;
}

/** The share of results that hold for some rows but not for all: the others prove little. */
export function selectiveShare(results: readonly string[]): number {
  const selective = results.filter((bits) => bits.includes('0') && bits.includes('1'));
  return selective.length / results.length;
}

/** The simplest case on which two readings differ, with the first row they differ about. */
export function shortestDifference(
  cases: readonly unknown[],
  actual: readonly string[],
  expected: readonly string[],
): { case: string; row: number; expected: string | undefined } | undefined {
  const differences = cases.flatMap((item, index) => {
    const bits = [...(expected[index] ?? '')];
    const row = bits.findIndex((bit, position) => bit !== actual[index]?.[position]);
    return actual[index] === expected[index]
      ? []
      : [{ case: JSON.stringify(item), row, expected: bits[row] }];
  });
  return differences.sort((a, b) => a.case.length - b.case.length)[0];
}
