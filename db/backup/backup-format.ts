import type { BackupTable, Partitions } from './backup-tables.ts';

/**
 * A backup is one gzip file of text: the manifest as one line of JSON, then for each table of the manifest
 * its rows as COPY writes them and a line `\.`, then the count of rows per table as one line of JSON.
 */
export interface Manifest {
  format: 'quayside-backup';
  formatVersion: 1;
  /** newest migration of the database it was made from */
  schemaVersion: number;
  createdAt: string;
  tables: BackupTable[];
  partitions: Partitions;
}

export type RowCounts = Record<string, number>;

export const END_OF_TABLE = '\\.\n';

/** What is wrong with a backup file, for the person who wants it restored. */
export class BackupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BackupError';
  }
}

export function parseManifest(line: string): Manifest {
  const manifest = parseLine(line) as Partial<Manifest> | null;
  if (manifest?.format !== 'quayside-backup') throw new BackupError('This file is not a Quayside backup.');
  if (manifest.formatVersion !== 1)
    throw new BackupError('This backup was written by a newer Quayside than this one.');
  return manifest as Manifest;
}

export function parseCounts(line: string | undefined): RowCounts {
  const counts = line === undefined ? undefined : (parseLine(line) as { rows?: RowCounts } | null)?.rows;
  if (!counts) throw new BackupError('This backup is cut off: its end is missing.');
  return counts;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Throws unless `manifest` describes exactly the tables there are: its names become part of statements. */
export function demandSameTables(manifest: Manifest, tables: BackupTable[]): void {
  const describe = (list: BackupTable[]) =>
    JSON.stringify(list.map(({ name, columns }) => [name, columns.toSorted()]).toSorted());
  if (describe(manifest.tables) !== describe(tables))
    throw new BackupError('The tables of this backup are not those of this database.');
  const ids = [...manifest.partitions.entities, ...manifest.partitions.history];
  if (!ids.every((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)))
    throw new BackupError('This backup names blueprints that cannot be.');
}
