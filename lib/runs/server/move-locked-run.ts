import { type Arrow, moveRun } from '#db/queries/dispatch.ts';
import type { RunRow } from '#db/queries/runs.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { AppError, type ErrorCode } from '#lib/errors.ts';
import { isTerminal } from '#lib/runs/states.ts';
import { canTransit, RUN_TRANSITIONS, type RunTransition, refusalOf } from '#lib/runs/transitions.ts';

type More = Pick<Arrow, 'set' | 'availableInMs' | 'checkInMs'>;

/** Moves a locked run along one arrow, or says why it does not leave from where the run stands. */
export async function moveLockedRun(
  ctx: TransactionContext,
  run: RunRow,
  transition: RunTransition,
  more: More = {},
): Promise<void> {
  if (!canTransit(run.state, transition))
    throw new AppError(codeOf(run, transition), refusalOf(run.state, transition), {
      data: { state: run.state },
    });
  const { from, to } = RUN_TRANSITIONS[transition];
  const moved = await moveRun(ctx.tx, { id: run.id, attempt: run.attempt, from, to, ...more });
  if (!moved) throw new AppError('invalid_state', 'The run has moved on meanwhile.');
}

function codeOf(run: RunRow, transition: RunTransition): ErrorCode {
  if (transition === 'approve' || transition === 'decline') return 'already_decided';
  const isReport = transition === 'report_success' || transition === 'report_failure';
  return isReport && isTerminal(run.state) ? 'run_ended' : 'invalid_state';
}
