import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { blueprints } from '#db/schema/catalog.ts';
import { moderators } from '#db/schema/people.ts';

/** Whom a grant is for: exactly one of the two. */
export type ModeratorRef = { userId: string; teamId?: undefined } | { teamId: string; userId?: undefined };

const refCondition = (ref: ModeratorRef): SQL =>
  ref.userId === undefined ? eq(moderators.teamId, ref.teamId) : eq(moderators.userId, ref.userId);

/** False when it was granted before. */
export async function insertModerator(
  tx: Executor,
  blueprintId: string,
  ref: ModeratorRef,
): Promise<boolean> {
  const rows = await tx
    .insert(moderators)
    .values({ blueprintId, ...ref })
    .onConflictDoNothing()
    .returning({ blueprintId: moderators.blueprintId });
  return rows.length > 0;
}

/** False when it was not granted. */
export async function deleteModerator(
  tx: Executor,
  blueprintId: string,
  ref: ModeratorRef,
): Promise<boolean> {
  const rows = await tx
    .delete(moderators)
    .where(and(eq(moderators.blueprintId, blueprintId), refCondition(ref)))
    .returning({ blueprintId: moderators.blueprintId });
  return rows.length > 0;
}

/** Identifiers of the blueprints that each of these users moderates in person, sorted. */
export function blueprintsOfUsers(
  executor: Executor,
  userIds: readonly string[],
): Promise<Map<string, string[]>> {
  return blueprintsBy(executor, moderators.userId, userIds);
}

/** The same for teams. */
export function blueprintsOfTeams(
  executor: Executor,
  teamIds: readonly string[],
): Promise<Map<string, string[]>> {
  return blueprintsBy(executor, moderators.teamId, teamIds);
}

async function blueprintsBy(
  executor: Executor,
  column: typeof moderators.userId | typeof moderators.teamId,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await executor
    .select({ id: column, identifier: blueprints.identifier })
    .from(moderators)
    .innerJoin(blueprints, eq(blueprints.id, moderators.blueprintId))
    .where(inArray(column, [...ids]))
    .orderBy(asc(sql`${blueprints.identifier} collate "C"`));
  const found = new Map<string, string[]>();
  for (const { id, identifier } of rows) if (id) found.set(id, [...(found.get(id) ?? []), identifier]);
  return found;
}
