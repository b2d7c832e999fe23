/** The honest states of a run (docs/adr/0001-dispatch.md). */
export const RUN_STATES = [
  'waiting',
  'pending',
  'sending',
  'unknown',
  'needs_decision',
  'dispatched',
  'refused',
  'succeeded',
  'failed',
  'declined',
  'cancelled',
] as const;

export type RunState = (typeof RUN_STATES)[number];

/** The words of rivals' clients. */
export type RunStatus =
  | 'WAITING_FOR_APPROVAL'
  | 'IN_PROGRESS'
  | 'SUCCESS'
  | 'FAILURE'
  | 'DECLINED'
  | 'CANCELLED';

const STATUS: Record<RunState, RunStatus> = {
  waiting: 'WAITING_FOR_APPROVAL',
  pending: 'IN_PROGRESS',
  sending: 'IN_PROGRESS',
  unknown: 'IN_PROGRESS',
  needs_decision: 'IN_PROGRESS',
  dispatched: 'IN_PROGRESS',
  refused: 'FAILURE',
  succeeded: 'SUCCESS',
  failed: 'FAILURE',
  declined: 'DECLINED',
  cancelled: 'CANCELLED',
};

/** The contract’s word for a state: several states share one. */
export function statusOf(state: RunState): RunStatus {
  return STATUS[state];
}

const TERMINAL: readonly RunState[] = ['refused', 'succeeded', 'failed', 'declined', 'cancelled'];

/** Whether no arrow leaves from `state`. */
export function isTerminal(state: RunState): boolean {
  return TERMINAL.includes(state);
}
