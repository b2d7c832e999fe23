import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { entities } from '#db/schema/catalog.ts';
import { isStorable } from '#lib/query/storable.ts';
import { decodeCursor, encodeCursor, fingerprint, type Position } from './entity-search-cursor.ts';
import { type LinkedRef, listReadableLinks } from './entity-search-links.ts';
import { type EntityRow, type PositionedRow, readEntityRows } from './entity-search-rows.ts';
import {
  behindInSteps,
  isBehind,
  isBehindValue,
  orderBy,
  type SortKey,
  type SortRule,
  sortKeys,
} from './entity-search-sort.ts';
import { type EntitySelection, selected, selectionCondition } from './entity-search-where.ts';

interface EntitySearch extends EntitySelection {
  /** nulls last, whatever the order; without it by creation */
  sort?: readonly SortRule[] | undefined;
  limit: number;
  /** `next` of the page before */
  from?: string | undefined;
  /** names of the properties that are wanted, when not all are */
  properties?: readonly string[] | undefined;
  /** leave out what relations point at */
  withoutLinks?: boolean | undefined;
}

/** One entity as every question about entities answers it. */
export interface FoundEntity extends EntityRow {
  blueprint: string;
  /** readable targets by relation, in order */
  links: Record<string, LinkedRef[]>;
}

export interface EntityPage {
  entities: FoundEntity[];
  next: string | null;
}

/** One page of the readable entities of a selection. The cost of a page does not depend on how far down it is. */
export async function searchEntityRows(executor: Executor, search: EntitySearch): Promise<EntityPage> {
  const keys = sortKeys(search.sort ?? [{ property: '$createdAt', order: 'ASC' }], search);
  const list = fingerprint([search.sort ?? null, search.blueprints.map((blueprint) => blueprint.id)]);
  const from = search.from === undefined ? undefined : decodeCursor(search.from, list, keys);
  const condition = await selectionCondition(executor, search);
  if (!condition) return { entities: [], next: null };
  const rows = await readPhases(executor, {
    condition,
    keys,
    limit: search.limit + 1,
    from,
    properties: search.properties,
  });
  const page = rows.slice(0, search.limit);
  const last = page.at(-1);
  return {
    entities: await withLinks(executor, search, page),
    next: rows.length > search.limit && last ? encodeCursor(list, last.position) : null,
  };
}

interface PhaseInput {
  condition: SQL;
  keys: readonly SortKey[];
  limit: number;
  from: Position | undefined;
  properties: readonly string[] | undefined;
}

/** Each phase is one range of one index, in either direction; the next is only read when the page is not full. */
async function readPhases(executor: Executor, input: PhaseInput): Promise<PositionedRow[]> {
  const rows: PositionedRow[] = [];
  for (const phase of phasesOf(input.keys, input.from)) {
    const limit = input.limit - rows.length;
    if (limit <= 0) break;
    rows.push(...(await readRows(executor, { ...input, condition: sql`${input.condition}${phase}`, limit })));
  }
  return rows;
}

/** Entities with a value of the first key, then those without; together where one range of the index holds both. */
function phasesOf(keys: readonly SortKey[], from: Position | undefined): SQL[] {
  const [first] = keys;
  if (!first) return [];
  // Ascending, those without a value come last by themselves.
  if (!from && !first.descending) return [sql``];
  const phases: SQL[] = [];
  if (!from) phases.push(first.nullable ? sql` and ${first.expression} is not null` : sql``);
  else if (first.promise === 'listed')
    phases.push(...behindInSteps(keys, from).map((step) => sql` and ${step}`));
  else if (from[0] !== null) phases.push(sql` and ${isBehindValue(keys, from)}`);
  if (first.nullable)
    phases.push(sql` and ${from?.[0] === null ? isBehind(keys, from) : sql`${first.expression} is null`}`);
  return phases;
}

function readRows(
  executor: Executor,
  { condition, keys, limit, properties }: PhaseInput,
): Promise<PositionedRow[]> {
  const joins = sql.join(
    keys.flatMap(({ join }) => join ?? []),
    sql` `,
  );
  return readEntityRows(
    executor,
    sql`from ${entities} ${selected} ${joins} where ${condition} order by ${orderBy(keys)} limit ${limit}::int`,
    keys,
    properties,
  );
}

/** One readable entity by blueprint and identifier. */
export async function findReadableEntity(
  executor: Executor,
  selection: Pick<EntitySelection, 'blueprints' | 'readable'>,
  identifier: string,
): Promise<FoundEntity | undefined> {
  const condition = await selectionCondition(executor, selection);
  if (!condition || !isStorable(identifier)) return undefined;
  const [row] = await readEntityRows(
    executor,
    sql`from ${entities} ${selected} where ${condition} and ${selected.identifier} = ${identifier}`,
  );
  if (!row) return undefined;
  const [entity] = await withLinks(executor, selection, [row]);
  return entity;
}

/** Rows with the name of their blueprint and what their relations point at. */
export async function withLinks(
  executor: Executor,
  selection: Pick<EntitySearch, 'blueprints' | 'readable' | 'withoutLinks'>,
  rows: readonly PositionedRow[],
): Promise<FoundEntity[]> {
  const names = new Map(selection.blueprints.map((blueprint) => [blueprint.id, blueprint.identifier]));
  const links = selection.withoutLinks ? undefined : await listReadableLinks(executor, selection, rows);
  return rows.map(({ position: _, ...row }) => ({
    ...row,
    blueprint: names.get(row.blueprintId) ?? '',
    links: links?.get(row.id) ?? {},
  }));
}
