import { inArray, notLike, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { actions, actionVersions, runs } from '#db/schema/actions.ts';
import { blueprints, blueprintVersions, entityHistory, entityRelations } from '#db/schema/catalog.ts';
import { teams } from '#db/schema/people.ts';

/** How long readers of the catalog may hold the partitions that go. */
const LOCK_TIMEOUT = '10s';

/**
 * Removes runs, actions, blueprints with their entities and history, and teams. People, machine clients,
 * policies, settings and the audit stay, and so do the system blueprints.
 */
export async function clearModel(tx: Executor): Promise<{ runs: number; blueprints: number }> {
  await tx.execute(sql`select set_config('lock_timeout', ${LOCK_TIMEOUT}, true)`);
  const ended = await tx.delete(runs).returning({ id: runs.id });
  await tx.delete(actionVersions);
  await tx.delete(actions);
  const gone = await tx
    .select({ id: blueprints.id })
    .from(blueprints)
    .where(notLike(blueprints.identifier, '\\_%'))
    .for('update');
  const ids = gone.map(({ id }) => id);
  if (ids.length > 0) {
    await tx.delete(entityRelations).where(inArray(entityRelations.sourceBlueprintId, ids));
    await tx.delete(entityRelations).where(inArray(entityRelations.targetBlueprintId, ids));
    await tx.delete(entityHistory).where(inArray(entityHistory.blueprintId, ids));
    for (const id of ids) await tx.execute(sql`select quayside_drop_partitions(${id}::uuid)`);
    await tx.delete(blueprintVersions).where(inArray(blueprintVersions.blueprintId, ids));
    await tx.delete(blueprints).where(inArray(blueprints.id, ids));
  }
  await tx.delete(teams);
  return { runs: ended.length, blueprints: ids.length };
}

/** Runs whose request may be on its way to GitHub this moment. Those the demo holds in that state for show do not count. */
export async function countSending(tx: Executor, heldBy: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(runs)
    .where(sql`${runs.state} = 'sending' and ${runs.leaseOwner} is distinct from ${heldBy}`);
  return row?.count ?? 0;
}
