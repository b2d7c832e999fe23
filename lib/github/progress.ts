/** GitHub's status words in the order in which they can follow one another. */
const RANK = new Map([
  ['requested', 0],
  ['waiting', 0],
  ['pending', 0],
  ['queued', 0],
  ['in_progress', 1],
  ['completed', 2],
]);

/** 0 not begun, 1 at work, 2 over. A word we do not know counts as at work. */
export function progressRank(status: string | null): number {
  return status === null ? -1 : (RANK.get(status) ?? 1);
}

/** Whether a later look may replace an earlier one: states never move back, whatever arrives late. */
export function isProgress(from: string | null, to: string): boolean {
  return progressRank(to) >= progressRank(from);
}

type EndState = 'succeeded' | 'failed' | 'cancelled';

/** Where a completed workflow run leaves ours. Only what GitHub calls a success is one. */
export function endStateOf(conclusion: string | null): EndState {
  if (conclusion === 'success' || conclusion === 'neutral') return 'succeeded';
  return conclusion === 'cancelled' ? 'cancelled' : 'failed';
}

/** The sentence that ends the timeline. */
export function describeEnd(conclusion: string | null): string {
  switch (conclusion) {
    case 'success':
    case 'neutral':
      return 'The workflow run succeeded.';
    case 'failure':
      return 'The workflow run failed.';
    case 'cancelled':
      return 'The workflow run was cancelled on GitHub.';
    case 'timed_out':
      return 'The workflow run took longer than GitHub allows.';
    case 'startup_failure':
      return 'GitHub could not start the workflow; its file may be broken.';
    case 'skipped':
      return 'GitHub skipped every job of the workflow.';
    case 'action_required':
      return 'GitHub wants somebody to act before it runs the workflow.';
    default:
      return `The workflow run ended: ${conclusion ?? 'without a conclusion'}.`;
  }
}
