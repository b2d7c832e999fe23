import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type postgres from 'postgres';
import {
  BackupError,
  demandSameTables,
  END_OF_TABLE,
  type Manifest,
  parseCounts,
  parseManifest,
  type RowCounts,
} from './backup-format.ts';
import { type BackupTable, listTables, quoteName, quoteNames } from './backup-tables.ts';
import { emptyDatabase, isUnused, settleRestored, withoutTriggers } from './clear-database.ts';
import { demandCurrentSchema, withConnection } from './open-connection.ts';
import { readLines } from './read-lines.ts';

interface RestoreOptions {
  /** replace whatever is there */
  force?: boolean;
}

export interface Restored {
  counts: RowCounts;
  createdAt: string;
  /** runs whose request may or may not have reached GitHub: looked for, never sent again unasked */
  unclearRuns: number;
}

/**
 * Puts a backup in the place of what an unused database holds, all of it or nothing. `url` must belong to
 * the owner of the schema.
 */
export function restoreBackup(
  url: string,
  file: string,
  { force = false }: RestoreOptions = {},
): Promise<Restored> {
  return withConnection(url, async (sql) => {
    const schemaVersion = await demandCurrentSchema(sql);
    const lines = openLines(file);
    const manifest = parseManifest(await nextLine(lines));
    if (manifest.schemaVersion !== schemaVersion)
      throw new BackupError(
        'This backup belongs to another schema version: restore it with the Quayside that wrote it, then upgrade.',
      );
    const tables = await listTables(sql);
    demandSameTables(manifest, tables);
    await sql.unsafe('begin');
    if (!force && !(await isUnused(sql)))
      throw new BackupError(
        'The database is in use: restore into a new one, or say --force to replace it all.',
      );
    const names = tables.map(({ name }) => name);
    const restored = await withoutTriggers(sql, names, async () => {
      await emptyDatabase(sql, names, manifest.partitions);
      const counts = await copyTables(sql, manifest, lines);
      return { counts, createdAt: manifest.createdAt, unclearRuns: await settleRestored(sql) };
    });
    await sql.unsafe('commit');
    await sql.unsafe('analyze');
    return restored;
  });
}

function openLines(file: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  pipeline(createReadStream(file), gunzip).catch(() => {});
  return readLines(gunzip);
}

async function nextLine(lines: AsyncGenerator<Buffer>): Promise<string> {
  try {
    const { value } = await lines.next();
    return value ? value.toString() : '';
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(error: unknown): BackupError {
  return new BackupError(`The backup cannot be read: ${(error as Error).message}.`, { cause: error });
}

async function copyTables(
  sql: postgres.Sql,
  { tables }: Manifest,
  lines: AsyncGenerator<Buffer>,
): Promise<RowCounts> {
  const copied: RowCounts = {};
  for (const table of tables) copied[table.name] = await copyIn(sql, table, lines);
  const { value } = await lines.next().catch((error) => Promise.reject(unreadable(error)));
  const counts = parseCounts(value?.toString());
  const wrong = tables.find(({ name }) => counts[name] !== copied[name]);
  if (wrong)
    throw new BackupError(
      `The backup is damaged: ${wrong.name} has ${copied[wrong.name]} of ${counts[wrong.name]} rows.`,
    );
  return copied;
}

const END = Buffer.from(END_OF_TABLE);
const BATCH_BYTES = 64 * 1024;

async function copyIn(
  sql: postgres.Sql,
  { name, columns }: BackupTable,
  lines: AsyncGenerator<Buffer>,
): Promise<number> {
  const sink = await sql.unsafe(`copy ${quoteName(name)} (${quoteNames(columns)}) from stdin`).writable();
  const refused = new Promise<never>((_, reject) => sink.once('error', reject));
  refused.catch(() => {});
  const send = (batch: Buffer[]) =>
    Promise.race([
      new Promise<void>((resolve) => sink.write(Buffer.concat(batch), () => resolve())),
      refused,
    ]);
  let batch: Buffer[] = [];
  let bytes = 0;
  let count = 0;
  for (;;) {
    const { value: line, done } = await lines.next().catch((error) => Promise.reject(unreadable(error)));
    if (done) throw new BackupError(`This backup is cut off within ${name}.`);
    if (line.equals(END)) break;
    batch.push(line);
    bytes += line.length;
    count++;
    if (bytes < BATCH_BYTES) continue;
    await send(batch);
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) await send(batch);
  sink.end();
  // The driver does not tell how the copy ended; a statement behind it in the same transaction does.
  await Promise.race([sql.unsafe('select 1'), refused]).catch((error) => {
    throw new BackupError(`PostgreSQL refused the rows of ${name}: ${error.message}`, { cause: error });
  });
  return count;
}
