import { describeEnd } from '#lib/github/progress.ts';
import { isTerminal, type RunState } from '#lib/runs/states.ts';
import type { RecordedRun } from './demo-history.ts';
import type { DemoRun } from './demo-run.ts';

interface StoryEvent {
  at: Date;
  kind: string;
  message: string;
  by: 'requester' | 'approver' | 'worker';
  data?: Record<string, unknown>;
}

interface StoryAttempt {
  startedAt: Date;
  endedAt: Date | null;
  outcome: string | null;
  status: number | null;
  answer: Record<string, unknown> | null;
}

/** What happened to a run of the demo, when, and how it stands now. */
export interface RunStory {
  events: StoryEvent[];
  attempt: StoryAttempt | undefined;
  createdAt: Date;
  decidedAt: Date | null;
  dispatchedAt: Date | null;
  unknownSince: Date | null;
  endedAt: Date | null;
}

const WINDOW_SECONDS = 15 * 60;

/** States that are left within seconds elsewhere; the demo holds examples of them. */
export const HELD: readonly RunState[] = ['pending', 'sending', 'unknown'];

/** Tells a run from its request to where it stands, in the words the product itself uses. */
export function tellStory(
  run: DemoRun,
  recorded: RecordedRun | undefined,
  urlOf: (workflowRun: number) => string,
  now: Date,
): RunStory {
  const created = now.getTime() - run.age * 60_000;
  const at = (seconds: number) => new Date(created + seconds * 1000);
  const needed = run.decision !== undefined || run.state === 'cancelled';
  const message = needed ? 'Requested; it waits for approval.' : 'Requested; it needs no approval.';
  const events: StoryEvent[] = [{ at: at(0), kind: 'requested', message, by: 'requester' }];
  const story: RunStory = {
    events,
    attempt: undefined,
    createdAt: at(0),
    decidedAt: null,
    dispatchedAt: null,
    unknownSince: null,
    endedAt: null,
  };
  const sent = decide(run, story, at);
  if (sent === undefined || run.state === 'pending') return story;
  const tell = (seconds: number, kind: string, message: string, data?: Record<string, unknown>) =>
    events.push({ at: at(sent + seconds), kind, message, by: 'worker', ...(data ? { data } : {}) });
  tell(1, 'sending', 'Sending the request to GitHub.', { attempt: 1 });
  story.attempt = { startedAt: at(sent + 1), endedAt: null, outcome: null, status: null, answer: null };
  const answered = (outcome: string, status: number | null, answer: Record<string, unknown>) =>
    Object.assign(story.attempt ?? {}, { endedAt: at(sent + 2), outcome, status, answer });
  switch (run.state) {
    case 'sending':
      return story;
    case 'refused':
      answered('refused', 422, { kind: 'refused', status: 422, message: run.failure });
      tell(2, 'refused', run.failure ?? '', { attempt: 1, status: 422 });
      story.endedAt = at(sent + 2);
      return story;
    case 'unknown':
    case 'needs_decision':
      answered('unproven', null, { kind: 'unproven', reason: 'the answer did not come in time' });
      tell(
        11,
        'unknown',
        'It is not known whether GitHub took the request: the answer did not come in time.',
      );
      story.unknownSince = at(sent + 11);
      if (run.state === 'needs_decision')
        tell(
          11 + WINDOW_SECONDS,
          'needs_decision',
          'GitHub shows no run, which proves nothing: somebody has to say whether it ran.',
        );
      return story;
    default:
      return follow(run, recorded, { story, tell, at: (seconds) => at(sent + seconds), answered, urlOf });
  }
}

/** Decision or withdrawal; seconds after the request at which sending began, or undefined when it never did. */
function decide(run: DemoRun, story: RunStory, at: (seconds: number) => Date): number | undefined {
  const { decision } = run;
  if (decision) {
    const approved = decision.decision === 'APPROVE';
    const when = at(decision.minutes * 60);
    const kind = approved ? 'approved' : 'declined';
    const message = approved ? 'Approved; it is sent now.' : `Declined: ${decision.reason}`;
    story.events.push({ at: when, kind, message, by: 'approver' });
    story.decidedAt = when;
    if (approved) return decision.minutes * 60;
    story.endedAt = when;
    return undefined;
  }
  if (run.state !== 'cancelled') return 0;
  story.endedAt = at(240);
  story.events.push({
    at: at(240),
    kind: 'withdrawn',
    message: 'Withdrawn by the requester; nothing was sent.',
    by: 'requester',
  });
  return undefined;
}

interface Following {
  story: RunStory;
  tell: (seconds: number, kind: string, message: string, data?: Record<string, unknown>) => void;
  at: (seconds: number) => Date;
  answered: (outcome: string, status: number | null, answer: Record<string, unknown>) => void;
  urlOf: (workflowRun: number) => string;
}

/** The workflow run itself; its seconds count from when it was made, three after sending began. */
function follow(run: DemoRun, recorded: RecordedRun | undefined, following: Following): RunStory {
  const { story, tell, at, answered, urlOf } = following;
  if (!recorded) throw new Error(`${run.id}: its workflow run was not recorded`);
  const made = { workflowRunId: recorded.id, workflowRunUrl: urlOf(recorded.id) };
  answered('done', 200, { kind: 'done', runId: recorded.id, url: made.workflowRunUrl });
  tell(4, 'dispatched', 'GitHub accepted the request.', { attempt: 1, ...made });
  story.dispatchedAt = at(4);
  tell(4 + (recorded.jobs[0]?.from ?? 0), 'workflow', 'GitHub started the workflow.');
  if (!isTerminal(run.state)) return story;
  tell(4 + recorded.seconds, run.state, describeEnd(recorded.conclusion), {
    conclusion: recorded.conclusion,
  });
  story.endedAt = at(4 + recorded.seconds);
  return story;
}
