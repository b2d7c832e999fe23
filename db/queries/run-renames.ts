import { eq } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { runEntities, runs } from '#db/schema/actions.ts';

/** Follows a renamed action. */
export async function renameActionOfRuns(tx: Executor, actionId: string, identifier: string): Promise<void> {
  await tx.update(runs).set({ actionIdentifier: identifier }).where(eq(runs.actionId, actionId));
}

/** Follows a renamed blueprint: runs about its entities, and what runs wrote. Exact requests stay as they were. */
export async function renameBlueprintOfRuns(
  tx: Executor,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const renamed = { blueprintIdentifier: to };
  await tx.update(runs).set(renamed).where(eq(runs.blueprintIdentifier, from));
  await tx.update(runEntities).set(renamed).where(eq(runEntities.blueprintIdentifier, from));
}
