import { differenceOf } from '#lib/audit/difference.ts';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';

/** One version of an entity, as it was then. */
export interface HistoryEntry {
  version: number;
  operation: 'create' | 'update' | 'delete';
  at: string;
  actor: Record<string, unknown>;
  runId: string | null;
  entity: Record<string, unknown>;
}

const NAMED = 2;
const META: Record<string, string> = {
  title: 'Title',
  team: 'Owner',
  icon: 'Icon',
  identifier: 'Identifier',
};

/** "Tier, Lifecycle changed": what a version changed against the one before it, in the blueprint's own words. */
export function wordsOfChange(
  entry: HistoryEntry,
  before: HistoryEntry | undefined,
  columns: readonly CatalogColumn[],
): string {
  if (entry.operation === 'create') return 'Created';
  if (entry.operation === 'delete') return 'Deleted';
  const difference = before && differenceOf(flat(before.entity), flat(entry.entity));
  const names = Object.keys({ ...difference?.before, ...difference?.after }).map(
    (key) => columns.find((column) => column.key === key)?.title ?? own(META, key) ?? key,
  );
  if (names.length === 0) return 'Changed';
  const rest = names.length - NAMED;
  return `${names.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''} changed`;
}

export function whoChanged({ actor }: HistoryEntry): string {
  return String(actor.name ?? actor.id ?? 'somebody');
}

/** Properties and relations beside title and teams: a change is named by its field. */
export function flat(entity: Record<string, unknown> | undefined): Record<string, unknown> {
  const { properties, relations, ...rest } = entity ?? {};
  return { ...rest, ...(properties as object), ...(relations as object) };
}

function own(map: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
