import { type SQL, sql } from 'drizzle-orm';
import { blueprints, entityRelations } from '#db/schema/catalog.ts';
import type { BlueprintOutline } from './blueprint-outline.ts';
import type { EntityTable } from './entity-table.ts';
import { TRUE, textArray, uuidArray } from './literals.ts';

// Links stay stored when their relation goes or gets another target: whoever reads links asks here which ones still count.

/** For statements about few links: asks the documents of the blueprints themselves. */
export const isDeclared: SQL<boolean> = sql`exists (select from ${blueprints} source
  join ${blueprints} goal on goal.identifier = source.document -> 'relations' -> ${entityRelations.relation} ->> 'target'
  where source.id = ${entityRelations.sourceBlueprintId} and goal.id = ${entityRelations.targetBlueprintId})`;

interface Hop {
  /** alias of the links */
  link: SQL;
  relation: string;
  /** every blueprint the links can come from */
  from: readonly BlueprintOutline[];
  /** what they lead to, joined already */
  end: EntityTable;
}

/** For links of one relation; it names the partitions of `end` too, which spares the planner all others. */
export function isLiveHop({ link, relation, from, end }: Hop): SQL {
  const byTarget = Map.groupBy(from, ({ targetIds }) => targetIds.get(relation));
  const targets = [...byTarget.keys()].filter((target) => target !== undefined);
  const within = sql`${end.blueprintId} = any(${uuidArray(targets)})`;
  if (byTarget.size < 2) return within;
  const pairs = targets.map((target) => {
    const sources = byTarget.get(target)?.map(({ id }) => id) ?? [];
    return sql`${link}.target_blueprint_id = ${target}::uuid and ${link}.source_blueprint_id = any(${uuidArray(sources)})`;
  });
  // Inside a function call it is only checked: taken apart, it would let the planner expect far too few links.
  return pairs.length === 0 ? within : sql`${within} and coalesce(${sql.join(pairs, sql` or `)}, false)`;
}

/** For links of whatever relation; `source` and `target` are the ids of the blueprints at their ends. */
export function isLiveLink(
  { source, relation, target }: { source: SQL; relation: SQL; target: SQL },
  outline: readonly BlueprintOutline[] | undefined,
): SQL {
  if (!outline) return TRUE;
  const declared = outline.flatMap(({ id, targetIds }) =>
    [...targetIds].map(([relation, target]) => ({ id, relation, target })),
  );
  const ids = textArray(declared.map(({ id }) => id));
  const relations = textArray(declared.map(({ relation }) => relation));
  const targets = textArray(declared.map(({ target }) => target));
  // As above: the planner would else be free to start from all links of all relations.
  return sql`coalesce((${source}, ${relation}, ${target})
    in (select * from unnest(${ids}::uuid[], ${relations}, ${targets}::uuid[])), false)`;
}
