import { notify } from '#db/queries/events.ts';
import { findRun, type RunRow } from '#db/queries/runs.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import type { RunTransition } from '#lib/runs/transitions.ts';
import { auditRunChange } from './audit-run.ts';
import { moveLockedRun } from './move-locked-run.ts';
import { requireRunFor } from './require-run.ts';
import { type RunView, viewRun } from './run-view.ts';
import { tellRun } from './tell-run.ts';

export type Resolution = 'ran' | 'send_again' | 'give_up';

interface ResolveRun {
  id: string;
  resolution: Resolution;
  /** GitHub's number of the workflow run, with `ran`: it is followed from then on */
  workflowRunId?: number | undefined;
}

interface Outcome {
  transition: RunTransition;
  state: string;
  message: string;
}

/** What a person says about a run whose effect could not be proved either way. */
export async function resolveRun(ctx: Context, input: ResolveRun): Promise<RunView> {
  const { transition, state, message } = outcomeOf(input);
  return inTransaction(ctx, async (ctx) => {
    const run = await requireRunFor(ctx, 'resolve', input.id);
    await moveLockedRun(ctx, run, transition, arrowOf(input, message));
    await tellRun(ctx, {
      runId: run.id,
      kind: state,
      message,
      data: { resolution: input.resolution, attempt: run.attempt },
    });
    if (state === 'pending') await notify(ctx.tx, 'dispatch');
    await notify(ctx.tx, 'approvals');
    await auditRunChange(ctx, run, 'run.resolve', { state, resolution: input.resolution });
    return viewRun(ctx, (await findRun(ctx.tx, run.id)) as RunRow);
  });
}

function outcomeOf({ resolution, workflowRunId }: ResolveRun): Outcome {
  if (workflowRunId !== undefined && (!Number.isSafeInteger(workflowRunId) || workflowRunId <= 0))
    throw new AppError('invalid_input', 'The id of a workflow run is a positive whole number.');
  switch (resolution) {
    case 'send_again':
      return {
        transition: 'resolve_send_again',
        state: 'pending',
        message: 'A person decided to send it again.',
      };
    case 'give_up':
      return { transition: 'resolve_give_up', state: 'failed', message: 'Given up by a person.' };
    case 'ran':
      return workflowRunId === undefined
        ? { transition: 'resolve_succeeded', state: 'succeeded', message: 'It ran, says a person.' }
        : {
            transition: 'resolve_ran',
            state: 'dispatched',
            message: `It ran as workflow run ${workflowRunId}.`,
          };
  }
}

function arrowOf({ resolution, workflowRunId }: ResolveRun, message: string) {
  switch (resolution) {
    case 'send_again':
      return { availableInMs: 0, checkInMs: null, set: { failure: null } };
    case 'give_up':
      return { checkInMs: null, set: { failure: message } };
    case 'ran':
      return workflowRunId === undefined
        ? { checkInMs: null, set: { failure: null } }
        : { checkInMs: 0, set: { failure: null, workflowRunId } };
  }
}
