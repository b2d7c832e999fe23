import { isTerminal, type RunState } from './states.ts';

/** What people and clients can do to a run; the worker has arrows of its own (db/queries/dispatch.ts). */
export const RUN_TRANSITIONS = {
  approve: { from: ['waiting'], to: 'pending' },
  decline: { from: ['waiting'], to: 'declined' },
  /** before anything was sent; a run in the worker's hands can no longer be called back */
  withdraw: { from: ['waiting', 'pending'], to: 'cancelled' },
  /** an approver lost the right before dispatch */
  unapprove: { from: ['pending'], to: 'waiting' },
  /** the workflow itself reports: it ran, so what was in doubt is settled */
  report_success: { from: ['sending', 'unknown', 'needs_decision', 'dispatched'], to: 'succeeded' },
  report_failure: { from: ['sending', 'unknown', 'needs_decision', 'dispatched'], to: 'failed' },
  /** somebody names the workflow run: it is followed from here */
  resolve_ran: { from: ['needs_decision'], to: 'dispatched' },
  /** somebody says it ran and names no workflow run: nothing more will be heard of it */
  resolve_succeeded: { from: ['needs_decision'], to: 'succeeded' },
  resolve_send_again: { from: ['needs_decision'], to: 'pending' },
  resolve_give_up: { from: ['needs_decision'], to: 'failed' },
} as const satisfies Record<string, { from: readonly RunState[]; to: RunState }>;

export type RunTransition = keyof typeof RUN_TRANSITIONS;

/** Whether the arrow leaves from `state`. */
export function canTransit(state: RunState, transition: RunTransition): boolean {
  const from: readonly RunState[] = RUN_TRANSITIONS[transition].from;
  return from.includes(state);
}

/** Why an arrow does not leave from `state`, in words. */
export function refusalOf(state: RunState, transition: RunTransition): string {
  if (isTerminal(state)) return `The run has ended (${state}).`;
  switch (transition) {
    case 'approve':
    case 'decline':
      return 'The run has been approved already.';
    case 'withdraw':
      return 'The run is being sent or has been sent; it can no longer be withdrawn.';
    case 'report_success':
    case 'report_failure':
      return 'The run has not been sent yet; it cannot have ended.';
    case 'unapprove':
      return 'The run is not waiting to be sent.';
    default:
      return 'The run does not need a decision.';
  }
}
