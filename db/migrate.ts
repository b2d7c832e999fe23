import path from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import type { Executor } from './client.ts';

const MIGRATIONS = path.join(import.meta.dirname, 'migrations');
const LOCK = 7_309_481_225;

/**
 * Brings the schema up to date. Any number of instances may call this at once: an advisory lock lets
 * one work while the others wait. Refuses a schema that is newer than this program.
 */
export async function migrate(url: string, applicationRole?: string): Promise<void> {
  const client = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'quayside-migrate' },
  });
  try {
    await client`select pg_advisory_lock(${LOCK})`;
    const database = drizzle(client, { casing: 'snake_case' });
    const state = await schemaState(database);
    if (state === 'newer')
      throw new Error(
        'The database was migrated by a newer Quayside; start that version or restore a backup.',
      );
    await applyMigrations(database, { migrationsFolder: MIGRATIONS });
    if (applicationRole) await grantTo(client, applicationRole);
  } finally {
    await client.end({ timeout: 2 });
  }
}

/** Names this program's schema: when its newest migration was made. */
export function newestMigration(): number {
  return readMigrationFiles({ migrationsFolder: MIGRATIONS }).at(-1)?.folderMillis ?? 0;
}

/** Whether the database carries exactly this program's schema. */
export async function schemaState(executor: Executor): Promise<'empty' | 'older' | 'current' | 'newer'> {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS });
  const exists = await executor.execute(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as found`,
  );
  if (!exists[0]?.found) return 'empty';
  const [row] = await executor.execute(
    sql`select max(created_at) as latest from drizzle.__drizzle_migrations`,
  );
  const latest = Number(row?.latest ?? 0);
  const newest = known.at(-1)?.folderMillis ?? 0;
  if (latest === newest) return 'current';
  return latest > newest ? 'newer' : latest === 0 ? 'empty' : 'older';
}

/** The application's role reads and writes rows; audit rows it can only add (security: K12). */
async function grantTo(client: postgres.Sql, role: string): Promise<void> {
  await client.unsafe(`
    grant usage on schema public, drizzle to ${quoteIdentifier(role)};
    grant select on all tables in schema drizzle to ${quoteIdentifier(role)};
    grant select, insert, update, delete on all tables in schema public to ${quoteIdentifier(role)};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${quoteIdentifier(role)};
    revoke update, delete, truncate on audit_events from ${quoteIdentifier(role)};
  `);
}

function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
