import type { Decision } from '#db/queries/run-decisions.ts';
import type { Context } from '#lib/access/server/context.ts';
import { type ErrorCode, isAppError } from '#lib/errors.ts';
import type { RunState } from '#lib/runs/states.ts';
import { decideRun } from './decide-run.ts';

interface DecideRuns {
  /** each with the hash of the request that was looked at */
  runs: { id: string; requestHash: string }[];
  decision: Decision;
  reason?: string | null | undefined;
}

/** What became of one of several decisions. */
export type DecisionOutcome =
  | { id: string; ok: true; state: RunState }
  | { id: string; ok: false; error: ErrorCode; message: string };

/**
 * Takes one decision on several runs. Each is decided by itself, in a transaction of its own and bound to its own
 * request: one that is refused is named, and the others go through.
 */
export async function decideRuns(
  ctx: Context,
  { runs, decision, reason }: DecideRuns,
): Promise<DecisionOutcome[]> {
  const outcomes: DecisionOutcome[] = [];
  for (const { id, requestHash } of runs) {
    try {
      const { state } = await decideRun(ctx, { id, requestHash, decision, reason });
      outcomes.push({ id, ok: true, state });
    } catch (error) {
      // What is wrong with the reason, or with us, is wrong for all of them.
      if (!isAppError(error) || error.code === 'invalid_input') throw error;
      outcomes.push({ id, ok: false, error: error.code, message: error.message });
    }
  }
  return outcomes;
}
