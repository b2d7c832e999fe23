import type { RunState } from '#lib/runs/states.ts';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export type StatusIconName =
  | 'circle-dashed'
  | 'hourglass'
  | 'send'
  | 'loader-circle'
  | 'circle-check'
  | 'circle-x'
  | 'ban'
  | 'circle-minus'
  | 'minus'
  | 'check'
  | 'x'
  | 'triangle-alert'
  | 'shield-check'
  | 'circle-help';

export interface StatusLook {
  icon: StatusIconName;
  tone: Tone;
  word: string;
}

/** One icon, one colour, one word: the same in tables, pills, timelines and notices. */
export const STATUS = {
  'run.queued': { icon: 'circle-dashed', tone: 'neutral', word: 'Queued' },
  'run.waiting': { icon: 'hourglass', tone: 'warning', word: 'Waiting for approval' },
  'run.sent': { icon: 'send', tone: 'info', word: 'Sent' },
  'run.checking': { icon: 'circle-help', tone: 'warning', word: 'Checking' },
  'run.needs-decision': { icon: 'triangle-alert', tone: 'warning', word: 'Needs a decision' },
  'run.running': { icon: 'loader-circle', tone: 'info', word: 'Running' },
  'run.succeeded': { icon: 'circle-check', tone: 'success', word: 'Succeeded' },
  'run.failed': { icon: 'circle-x', tone: 'danger', word: 'Failed' },
  'run.refused': { icon: 'circle-x', tone: 'danger', word: 'Refused' },
  'run.declined': { icon: 'ban', tone: 'danger', word: 'Declined' },
  'run.cancelled': { icon: 'circle-minus', tone: 'neutral', word: 'Cancelled' },
  'approval.not-needed': { icon: 'minus', tone: 'neutral', word: 'Not needed' },
  'approval.pending': { icon: 'hourglass', tone: 'warning', word: 'Pending' },
  'approval.approved': { icon: 'check', tone: 'success', word: 'Approved' },
  'approval.declined': { icon: 'x', tone: 'danger', word: 'Declined' },
  'input.missing': { icon: 'circle-dashed', tone: 'neutral', word: 'Missing' },
  'guardrail.passes': { icon: 'circle-check', tone: 'success', word: 'Passes' },
  'guardrail.warns': { icon: 'triangle-alert', tone: 'warning', word: 'Warns' },
  'guardrail.blocks': { icon: 'circle-x', tone: 'danger', word: 'Blocks' },
  'guardrail.asks': { icon: 'shield-check', tone: 'info', word: 'Asks for approval' },
  'job.queued': { icon: 'circle-dashed', tone: 'neutral', word: 'Queued' },
  'job.running': { icon: 'loader-circle', tone: 'info', word: 'Running' },
  'job.succeeded': { icon: 'circle-check', tone: 'success', word: 'Succeeded' },
  'job.failed': { icon: 'circle-x', tone: 'danger', word: 'Failed' },
  'job.skipped': { icon: 'circle-minus', tone: 'neutral', word: 'Skipped' },
} as const satisfies Record<string, StatusLook>;

export type StatusName = keyof typeof STATUS;

const OF_RUN: Record<RunState, StatusName> = {
  waiting: 'run.waiting',
  pending: 'run.queued',
  sending: 'run.sent',
  unknown: 'run.checking',
  needs_decision: 'run.needs-decision',
  dispatched: 'run.running',
  refused: 'run.refused',
  succeeded: 'run.succeeded',
  failed: 'run.failed',
  declined: 'run.declined',
  cancelled: 'run.cancelled',
};

export function statusOfRun(state: RunState): StatusName {
  return OF_RUN[state];
}

/** A job or step of a workflow run, in GitHub's words (status, then conclusion once it ended). */
export function statusOfJob(status: string, conclusion: string | null | undefined): StatusName {
  if (status === 'in_progress') return 'job.running';
  if (status !== 'completed') return 'job.queued';
  if (conclusion === 'success') return 'job.succeeded';
  if (conclusion === 'skipped' || conclusion === 'neutral' || conclusion === 'cancelled')
    return 'job.skipped';
  return 'job.failed';
}
