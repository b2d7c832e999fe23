import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type postgres from 'postgres';
import { END_OF_TABLE, type Manifest, type RowCounts } from './backup-format.ts';
import { type BackupTable, listPartitions, listTables, quoteName, quoteNames } from './backup-tables.ts';
import { demandCurrentSchema, withConnection } from './open-connection.ts';

const NEWLINE = 10;

/**
 * Writes everything in one consistent snapshot into `file`, while others go on reading and writing. The
 * file appears under its name only when it is complete.
 */
export function writeBackup(url: string, file: string, now = new Date()): Promise<RowCounts> {
  const partial = `${file}.partial`;
  return withConnection(url, async (sql) => {
    try {
      const schemaVersion = await demandCurrentSchema(sql);
      await sql.unsafe('begin isolation level repeatable read read only');
      const counts = await writeSnapshot(sql, partial, schemaVersion, now);
      await sql.unsafe('commit');
      renameSync(partial, file);
      return counts;
    } catch (error) {
      rmSync(partial, { force: true });
      throw error;
    }
  });
}

async function writeSnapshot(
  sql: postgres.Sql,
  file: string,
  schemaVersion: number,
  now: Date,
): Promise<RowCounts> {
  const tables = await listTables(sql);
  const manifest: Manifest = {
    format: 'quayside-backup',
    formatVersion: 1,
    schemaVersion,
    createdAt: now.toISOString(),
    tables,
    partitions: await listPartitions(sql),
  };
  const gzip = createGzip();
  // Whoever can read a backup can read everything.
  const output = gzip.pipe(createWriteStream(file, { mode: 0o600, flush: true }));
  const written = finished(output);
  written.catch(() => gzip.destroy());
  const counts: RowCounts = {};
  await write(gzip, `${JSON.stringify(manifest)}\n`);
  for (const table of tables) {
    counts[table.name] = await copyOut(sql, table, gzip);
    await write(gzip, END_OF_TABLE);
  }
  gzip.end(`${JSON.stringify({ rows: counts })}\n`);
  await written;
  return counts;
}

/** `copy (select …)` rather than `copy table`: partitioned tables only allow that. */
async function copyOut(sql: postgres.Sql, { name, columns }: BackupTable, gzip: Gzip): Promise<number> {
  const statement = `copy (select ${quoteNames(columns)} from ${quoteName(name)}) to stdout`;
  const rows = await sql.unsafe(statement).readable();
  let count = 0;
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) count++;
    await write(gzip, chunk);
  }
  return count;
}

async function write(gzip: Gzip, chunk: string | Buffer): Promise<void> {
  if (gzip.destroyed) throw gzip.errored ?? new Error('The backup file could not be written.');
  if (gzip.write(chunk)) return;
  await new Promise<void>((resolve, reject) => {
    const done = () => {
      gzip.off('drain', done).off('close', closed);
      resolve();
    };
    const closed = () => reject(new Error('The backup file could not be written.'));
    gzip.once('drain', done).once('close', closed);
  });
}
