import type postgres from 'postgres';

export type LockStrength = 'key share' | 'share' | 'no key update' | 'update';

/**
 * Values of `column` in those rows of `table` that a stranger could lock with `strength` at this moment. Looks
 * and lets go at once, so that tests of locks need not wait for anybody.
 */
export async function lockableRows(
  sql: postgres.Sql,
  table: string,
  column: string,
  strength: LockStrength = 'update',
): Promise<string[]> {
  const rows = await sql.unsafe<{ key: string }[]>(
    `select ${column}::text as key from ${table} order by 1 for ${strength} skip locked`,
  );
  return rows.map(({ key }) => key);
}
