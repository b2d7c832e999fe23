import type { Context } from '#lib/access/server/context.ts';
import type { WorkflowTarget } from '#lib/github/dispatch-request.ts';
import { askPolitely } from '#lib/github/server/ask-politely.ts';
import type { Outcome } from '#lib/github/server/outcome.ts';
import { isRunOf, runIdIn, type WorkflowRun } from '#lib/github/workflow-run.ts';
import type { WorkerHands } from './worker-hands.ts';

export interface Findings {
  /** workflow runs by the id of ours that their title names, oldest first */
  byRun: Map<string, WorkflowRun[]>;
  /** false: GitHub cut the listing off, what is missing may exist all the same */
  complete: boolean;
  listed: number;
  since: Date;
}

/** Looks through everything a workflow was started with since `sentAt`, all pages. */
export async function findWorkflowRuns(
  ctx: Context,
  hands: WorkerHands,
  target: WorkflowTarget,
  sentAt: Date,
): Promise<Outcome<Findings>> {
  const since = new Date(sentAt.getTime() - hands.timings.clockMarginMs);
  const outcome = await askPolitely(ctx, () => hands.github.listWorkflowRuns(target, since));
  if (outcome.kind !== 'done') return outcome;
  const { runs, complete } = outcome.value;
  const byRun = new Map<string, WorkflowRun[]>();
  for (const run of runs.toSorted((a, b) => a.id - b.id)) {
    if (!isRunOf(run, target) && !/^\d+$/.test(target.workflow)) continue;
    const id = runIdIn(run.title);
    if (id !== undefined) byRun.set(id, [...(byRun.get(id) ?? []), run]);
  }
  return { kind: 'done', value: { byRun, complete, listed: runs.length, since } };
}
