import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { textKey, textKeyOf } from '#db/query-compiler/property-expression.ts';
import { entities } from '#db/schema/catalog.ts';
import { rankNames } from '#lib/entities/rank-names.ts';
import { type EntitySelection, selected, selectionCondition } from './entity-search-where.ts';
import { likePattern } from './like-pattern.ts';

export interface NamedEntity {
  blueprintId: string;
  identifier: string;
  title: string | null;
  icon: string | null;
}

/** As many are looked at when more than were asked for hold the text: enough to put the better ones first. */
const CANDIDATES = 200;

/**
 * Readable entities whose identifier or title begins with the text, then those with its words anywhere. Beginnings
 * stand in indexes; words do where pg_trgm is there, else looking ends as soon as enough are found.
 */
export async function findByName(
  executor: Executor,
  { text, ...selection }: Pick<EntitySelection, 'blueprints' | 'readable'> & { text: string },
  limit: number,
): Promise<NamedEntity[]> {
  const [anyOf, withWords] = await Promise.all([
    selectionCondition(executor, selection),
    selectionCondition(executor, { ...selection, text }),
  ]);
  if (!anyOf || !withWords || text.trim() === '') return [];
  const starts = likePattern(textKeyOf(text.trim())).slice(1);
  const begins = [selected.identifier, selected.title].map(
    (column) => sql`${anyOf} and ${textKey(sql`${column}`)} like ${starts}::text`,
  );
  const found = new Map<string, NamedEntity>();
  for (const some of [begins, [withWords]]) {
    for (const row of await readNames(executor, some)) found.set(String(row.id), row);
    if (found.size >= limit) break;
  }
  return rankNames([...found.values()], text).slice(0, limit);
}

async function readNames(executor: Executor, conditions: SQL[]): Promise<(NamedEntity & { id: string })[]> {
  const parts = conditions.map(
    (condition) => sql`(select ${selected.id} as id, ${selected.blueprintId} as "blueprintId",
      ${selected.identifier} as identifier, ${selected.title} as title, ${selected.icon} as icon
      from ${entities} ${selected} where ${condition} limit ${CANDIDATES}::int)`,
  );
  const rows = await executor.execute(sql.join(parts, sql` union all `));
  return rows as unknown as (NamedEntity & { id: string })[];
}
