import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import type { EntityCondition } from '#db/conditions/read-condition.ts';
import { needsOutline } from '#db/query-compiler/blueprint-outline.ts';
import { compileQuery, type QueryBlueprint } from '#db/query-compiler/compile-query.ts';
import { type EntityTable, entityTable } from '#db/query-compiler/entity-table.ts';
import { uuidArray } from '#db/query-compiler/literals.ts';
import { AppError } from '#lib/errors.ts';
import type { Query } from '#lib/query/ast.ts';
import { canMatch } from '#lib/query/narrow.ts';
import { isStorable } from '#lib/query/storable.ts';
import { loadOutline } from './entity-search-blueprints.ts';
import { likePattern } from './like-pattern.ts';

/** Which entities a question is about. There is no way to ask without saying what the caller may read. */
export interface EntitySelection {
  blueprints: readonly QueryBlueprint[];
  /** `entityCondition(ctx.ability)` */
  readable: EntityCondition;
  query?: Query | undefined;
  /** words, each found in identifier or title, whatever the case */
  text?: string | undefined;
}

const MAX_WORDS = 8;
const MAX_TEXT = 500;

/** The selected entities under the name `e`: every question about them starts from this. */
export const selected: EntityTable = entityTable('e');

/** The whole condition of a selection; undefined when nothing can match, so that no statement is needed. */
export async function selectionCondition(
  executor: Executor,
  { blueprints, readable, query, text }: EntitySelection,
): Promise<SQL | undefined> {
  const candidates = query
    ? blueprints.filter((blueprint) => canMatch(query, blueprint.identifier))
    : blueprints;
  if (candidates.length === 0) return undefined;
  const parts = [partitions(candidates)];
  const allowed = readable(selected);
  if (allowed) parts.push(allowed);
  if (query && query.kind !== 'constant') {
    const outline = needsOutline(query) ? await loadOutline(executor) : undefined;
    parts.push(compileQuery(query, { entity: selected, blueprints: candidates, readable, outline }));
  }
  parts.push(...wordsOf(text).map(matchesWord));
  return sql.join(parts, sql` and `);
}

function partitions(blueprints: readonly QueryBlueprint[]): SQL {
  const [only] = blueprints;
  return blueprints.length === 1 && only
    ? sql`${selected.blueprintId} = ${only.id}`
    : sql`${selected.blueprintId} = any(${uuidArray(blueprints.map((blueprint) => blueprint.id))})`;
}

function wordsOf(text = ''): string[] {
  if (text.length > MAX_TEXT || !isStorable(text)) {
    const message = `The text has at most ${MAX_TEXT} characters, none of them NUL.`;
    throw new AppError('invalid_input', message, {
      details: [{ path: '/text', code: 'invalid_value', message }],
    });
  }
  return text.split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
}

/** The expression of entities_search_idx. */
function matchesWord(word: string): SQL {
  return sql`lower(${selected.identifier} || ' ' || coalesce(${selected.title}, '')) like lower(${likePattern(word)}::text)`;
}
