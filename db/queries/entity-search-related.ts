import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import type { EntityCondition } from '#db/conditions/read-condition.ts';
import type { QueryBlueprint } from '#db/query-compiler/compile-query.ts';
import { uuidArray } from '#db/query-compiler/literals.ts';
import { entities, entityRelations } from '#db/schema/catalog.ts';
import { type EntityPage, withLinks } from './entity-search.ts';
import { decodeCursor, encodeCursor, fingerprint } from './entity-search-cursor.ts';
import { readEntityRows } from './entity-search-rows.ts';
import { isBehindValue, orderBy, type SortKey } from './entity-search-sort.ts';
import { selected } from './entity-search-where.ts';

/** `outgoing`: what the entity points at; `incoming`: what points at it. */
export type LinkDirection = 'outgoing' | 'incoming';

export interface RelatedGroup {
  direction: LinkDirection;
  relation: string;
  /** of the entities at the other end */
  blueprintId: string;
  count: number;
}

interface RelatedQuestion {
  /** all blueprints of the installation: their ids name the partitions */
  blueprints: readonly QueryBlueprint[];
  readable: EntityCondition;
  entityId: string;
}

/** How many readable entities stand at the other end of each relation, in both directions. */
export async function countRelated(executor: Executor, question: RelatedQuestion): Promise<RelatedGroup[]> {
  const groups = await countBothSides(executor, question);
  const isLimited = question.readable(selected) !== undefined;
  if (!isLimited || groups.length === 0) return groups;
  // A second look counts what may be read, in the partitions the first one found.
  return countBothSides(executor, question, [...new Set(groups.map(({ blueprintId }) => blueprintId))]);
}

async function countBothSides(
  executor: Executor,
  question: RelatedQuestion,
  partitions?: readonly string[],
): Promise<RelatedGroup[]> {
  const [outgoing, incoming] = (['outgoing', 'incoming'] as const).map((direction) =>
    countOneSide(question, direction, partitions),
  );
  const rows = await executor.execute(
    sql`${outgoing} union all ${incoming} order by direction desc, relation, "blueprintId"`,
  );
  return rows.map((row) => ({
    direction: row.direction as LinkDirection,
    relation: String(row.relation),
    blueprintId: String(row.blueprintId),
    count: Number(row.count),
  }));
}

function countOneSide(
  { readable, entityId }: RelatedQuestion,
  direction: LinkDirection,
  partitions: readonly string[] | undefined,
): SQL {
  const { own, other, otherBlueprint } = sidesOf(direction);
  const end = partitions
    ? sql`join ${entities} ${selected} on ${selected.blueprintId} = ${otherBlueprint} and ${selected.id} = ${other}
        and ${selected.blueprintId} = any(${uuidArray(partitions)}) and ${readable(selected) ?? sql`true`}`
    : sql``;
  return sql`(select ${direction}::text as direction, ${entityRelations.relation} as relation,
      ${otherBlueprint} as "blueprintId", count(*)::int as count
    from ${entityRelations} ${end} where ${own} = ${entityId}::text::uuid
    group by ${entityRelations.relation}, ${otherBlueprint})`;
}

function sidesOf(direction: LinkDirection) {
  const source = sql`${entityRelations.sourceId}`;
  const target = sql`${entityRelations.targetId}`;
  return direction === 'outgoing'
    ? { own: source, other: target, otherBlueprint: sql`${entityRelations.targetBlueprintId}` }
    : { own: target, other: source, otherBlueprint: sql`${entityRelations.sourceBlueprintId}` };
}

interface RelatedPageQuestion extends RelatedQuestion {
  group: Omit<RelatedGroup, 'count'>;
  limit: number;
  from?: string | undefined;
}

/** The readable entities at the other end of one relation, oldest first. */
export async function listRelatedRows(
  executor: Executor,
  question: RelatedPageQuestion,
): Promise<EntityPage> {
  const { group, entityId, limit } = question;
  const { own, other, otherBlueprint } = sidesOf(group.direction);
  const keys: SortKey[] = [{ expression: other, type: 'id', descending: false, nullable: false }];
  const list = fingerprint([entityId, group.direction, group.relation, group.blueprintId]);
  const after = question.from === undefined ? undefined : decodeCursor(question.from, list, keys);
  const allowed = question.readable(selected);
  const rows = await readEntityRows(
    executor,
    sql`from ${entityRelations}
      join ${entities} ${selected} on ${selected.blueprintId} = ${group.blueprintId} and ${selected.id} = ${other}
      where ${own} = ${entityId} and ${entityRelations.relation} = ${group.relation}
        and ${otherBlueprint} = ${group.blueprintId}
        ${after ? sql`and ${isBehindValue(keys, after)}` : sql``} and ${allowed ?? sql`true`}
      order by ${orderBy(keys)} limit ${limit + 1}::int`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    entities: await withLinks(executor, question, page),
    next: rows.length > limit && last ? encodeCursor(list, [last.id]) : null,
  };
}
