import path from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { type Executor, openDatabase } from './client.ts';

const MIGRATIONS = path.join(import.meta.dirname, 'migrations');
const LOCK = 7_309_481_225;

/** Milliseconds; a large table may be rewritten. */
const LONGEST = 6 * 60 * 60_000;

/**
 * Brings the schema up to date, all or nothing. Any number of instances may call this at once: an
 * advisory lock lets one work while the others wait. Refuses a schema that is newer than this program.
 */
export async function migrate(url: string, applicationRole?: string): Promise<void> {
  const database = openDatabase({ url, slots: 1, statementTimeout: 0, applicationName: 'quayside-migrate' });
  try {
    await database.transaction(
      async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
        const state = await schemaState(tx);
        if (state === 'newer')
          throw new Error(
            'The database was migrated by a newer Quayside; start that version or restore a backup.',
          );
        if (state !== 'current') await applyMigrations(tx);
        if (applicationRole) await grantTo(tx, applicationRole);
      },
      { deadline: LONGEST },
    );
  } finally {
    await database.close();
  }
}

/**
 * Notes what it applies where drizzle's own migrator does. That one begins its transaction in the
 * driver, which ends the process when the connection is lost (docs/adr/0002-transactions.md).
 */
async function applyMigrations(tx: Executor): Promise<void> {
  await tx.execute(sql`create schema if not exists drizzle`);
  await tx.execute(
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  );
  const latest = await latestMigration(tx);
  for (const { sql: statements, hash, folderMillis } of knownMigrations()) {
    if (folderMillis <= latest) continue;
    for (const statement of statements) await tx.execute(sql.raw(statement));
    await tx.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`,
    );
  }
}

const knownMigrations = () => readMigrationFiles({ migrationsFolder: MIGRATIONS });

/** When the newest that the database has was made; 0 when it has none. */
async function latestMigration(executor: Executor): Promise<number> {
  const [row] = await executor.execute(
    sql`select max(created_at) as latest from drizzle.__drizzle_migrations`,
  );
  return Number(row?.latest ?? 0);
}

/** Names this program's schema: when its newest migration was made. */
export function newestMigration(): number {
  return knownMigrations().at(-1)?.folderMillis ?? 0;
}

/** Whether the database carries exactly this program's schema. */
export async function schemaState(executor: Executor): Promise<'empty' | 'older' | 'current' | 'newer'> {
  const exists = await executor.execute(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as found`,
  );
  if (!exists[0]?.found) return 'empty';
  const latest = await latestMigration(executor);
  const newest = newestMigration();
  if (latest === newest) return 'current';
  return latest > newest ? 'newer' : latest === 0 ? 'empty' : 'older';
}

/** The application's role reads and writes rows; audit rows it can only add (security: K12). */
async function grantTo(tx: Executor, role: string): Promise<void> {
  const statements = `
    grant usage on schema public, drizzle to ${quoteIdentifier(role)};
    grant select on all tables in schema drizzle to ${quoteIdentifier(role)};
    grant select, insert, update, delete on all tables in schema public to ${quoteIdentifier(role)};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${quoteIdentifier(role)};
    revoke update, delete, truncate on audit_events from ${quoteIdentifier(role)};
  `;
  await tx.execute(sql.raw(statements));
}

function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
