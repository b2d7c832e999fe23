import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { newestMigration, schemaState } from '#db/migrate.ts';
import { BackupError } from './backup-format.ts';

/** One connection for one long transaction: no pool could promise that statements stay together. */
export async function withConnection<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    fetch_types: false,
    connect_timeout: 10,
    connection: { application_name: 'quayside-backup', statement_timeout: 0, TimeZone: 'UTC' },
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** The newest migration of a database that has all of this program's and no others. */
export async function demandCurrentSchema(sql: postgres.Sql): Promise<number> {
  const state = await schemaState(drizzle(sql, { casing: 'snake_case' }));
  if (state !== 'current')
    throw new BackupError(
      `The schema of the database is ${state}, not the one of this version; start this version once to migrate it.`,
    );
  return newestMigration();
}
