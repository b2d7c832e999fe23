import type { Executor } from '#db/client.ts';
import { runs } from '#db/schema/actions.ts';
import { newId, newRunId } from '#lib/ids.ts';

export type RunFixture = Partial<typeof runs.$inferInsert>;

/** All a new run needs, past every verb. */
export function runFixture(run: RunFixture = {}): typeof runs.$inferInsert {
  return {
    id: newRunId(),
    actionId: newId(),
    actionIdentifier: 'deploy',
    actionVersion: 1,
    properties: {},
    state: 'pending',
    request: '{}',
    requestHash: 'hash',
    requestedBy: 'ada',
    requesterKind: 'person',
    requester: { kind: 'person', id: 'ada' },
    ...run,
  };
}

/** Straight into the table; the run's id. */
export async function insertRun(executor: Executor, run: RunFixture = {}): Promise<string> {
  const values = runFixture(run);
  await executor.insert(runs).values(values);
  return values.id;
}
