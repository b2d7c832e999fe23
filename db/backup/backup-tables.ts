import type postgres from 'postgres';
import { orderTables, type Reference } from './order-tables.ts';

export interface BackupTable {
  name: string;
  columns: string[];
}

/** What means something only at its moment: a restore signs everybody in anew and starts counting afresh. */
const MOMENTARY = ['sessions', 'setup_tokens', 'invitations', 'heartbeats', 'rate_limits'];

/** Tables with rows of their own, in an order in which they can be filled; partitions count as their parent. */
export async function listTables(sql: postgres.Sql): Promise<BackupTable[]> {
  const columns = await sql<{ table: string; column: string }[]>`
    select class.relname as table, attribute.attname as column
    from pg_class class
    join pg_attribute attribute on attribute.attrelid = class.oid
    where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'p') and not class.relispartition
      and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = ''
    order by class.relname, attribute.attnum`;
  const references = await sql<Reference[]>`
    select source.relname as from, target.relname as to
    from pg_constraint
    join pg_class source on source.oid = conrelid
    join pg_class target on target.oid = confrelid
    where contype = 'f'`;
  const byTable = Map.groupBy(columns, ({ table }) => table);
  return orderTables([...byTable.keys()], references)
    .filter((name) => !MOMENTARY.includes(name))
    .map((name) => ({ name, columns: (byTable.get(name) ?? []).map(({ column }) => column) }));
}

/** The momentary tables that are there: emptied by a restore. */
export function momentaryTables(): string[] {
  return MOMENTARY;
}

export interface Partitions {
  /** blueprints with partitions for entities */
  entities: string[];
  /** blueprints with partitions for history; those of deleted blueprints are kept */
  history: string[];
}

export async function listPartitions(sql: postgres.Sql): Promise<Partitions> {
  const rows = await sql<{ parent: string; suffix: string }[]>`
    select parent.relname as parent, substring(child.relname from '[0-9a-f]{32}$') as suffix
    from pg_inherits
    join pg_class parent on parent.oid = inhparent
    join pg_class child on child.oid = inhrelid
    where child.relkind = 'r' and parent.relname in ('entities', 'entity_history')
    order by child.relname`;
  const of = (parent: string) =>
    rows.filter((row) => row.parent === parent && row.suffix).map(({ suffix }) => toUuid(suffix));
  return { entities: of('entities'), history: of('entity_history') };
}

function toUuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteNames(names: string[]): string {
  return names.map(quoteName).join(', ');
}
