import { type StatusName, statusOfRun } from '#components/ui/status-vocabulary.ts';
import { isTerminal, type RunState } from '#lib/runs/states.ts';

/** What the home page needs of a run. */
export interface HomeRun {
  id: string;
  action: { identifier: string; title: string; icon?: string | null };
  entity: { identifier: string; title: string | null } | null;
  state: RunState;
  failure: string | null;
  requester: object;
  createdAt: string;
  updatedAt: string;
  endedAt: string | null;
  /** the last word on a request of the reader's that waits, of somebody else */
  question?: { author: { id: string; name?: string }; text: string; at: string };
}

export interface WaitingItem {
  run: HomeRun;
  /** `comment`: not the run's state, but what somebody said about it */
  status: StatusName | 'comment';
  /** stands before the action's title */
  lead?: string;
  /** What is asked of the reader, or what the run waits for. */
  sentence: string;
  /** Verb and object of the button. */
  act: string;
  href: string;
  since: string;
}

const DAY = 24 * 3_600_000;

/** Own runs that need their requester, and how soon; what only runs needs nobody. */
const RANK: Partial<Record<RunState, number>> = {
  needs_decision: 0,
  refused: 1,
  failed: 1,
  unknown: 2,
  waiting: 3,
};

/** What waits for the reader: decisions first, then own runs that need them, wait, or failed within a day. */
export function waitingItems(
  toDecide: readonly HomeRun[],
  mine: readonly HomeRun[],
  now: Date,
): WaitingItem[] {
  const own = mine
    .filter((run) => !isTerminal(run.state) || failedLately(run, now))
    .flatMap((run) => {
      const rank = run.question ? 0 : RANK[run.state];
      return rank === undefined ? [] : [{ run, rank }];
    })
    .sort((left, right) => left.rank - right.rank || right.run.createdAt.localeCompare(left.run.createdAt));
  return [...toDecide.map(decisionItem), ...own.map(({ run }) => ownItem(run))];
}

function failedLately({ state, endedAt }: HomeRun, now: Date): boolean {
  if (state !== 'failed' && state !== 'refused') return false;
  return endedAt !== null && now.getTime() - Date.parse(endedAt) < DAY;
}

function decisionItem(run: HomeRun): WaitingItem {
  const name = 'name' in run.requester ? String(run.requester.name) : 'Somebody';
  return {
    run,
    status: 'approval.pending',
    sentence: `${name} asks. You may decide.`,
    act: 'Decide',
    href: `/approvals?run=${encodeURIComponent(run.id)}`,
    since: run.createdAt,
  };
}

const SENTENCES: Partial<Record<RunState, string>> = {
  waiting: 'Your request waits for approval.',
  unknown: 'GitHub gave no clear answer; we are finding out.',
  needs_decision: 'It is not certain that GitHub started it. Say what happened.',
  refused: 'GitHub did not accept the request.',
  failed: 'The workflow failed.',
};

function ownItem(run: HomeRun): WaitingItem {
  if (run.question) return questionItem(run, run.question);
  const failed = run.state === 'failed' || run.state === 'refused';
  return {
    run,
    status: statusOfRun(run.state),
    sentence: (failed && run.failure) || (SENTENCES[run.state] ?? ''),
    act: failed ? 'See cause' : run.state === 'needs_decision' ? 'Resolve' : 'Open run',
    href: `/runs/${encodeURIComponent(run.id)}`,
    since: run.endedAt ?? run.createdAt,
  };
}

function questionItem(run: HomeRun, { author, text, at }: NonNullable<HomeRun['question']>): WaitingItem {
  return {
    run,
    status: 'comment',
    lead: `${author.name ?? author.id} asks about`,
    sentence: `“${text}”`,
    act: 'Answer',
    href: `/runs/${encodeURIComponent(run.id)}`,
    since: at,
  };
}

/** "3 things wait for you". */
export function waitingTitle(count: number): string {
  if (count === 0) return 'Nothing waits for you';
  return count === 1 ? '1 thing waits for you' : `${count} things wait for you`;
}
