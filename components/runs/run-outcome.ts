import { visibleText } from '#components/ui/visible-characters.ts';
import { failedJob } from './failed-job.ts';
import type { Run } from './run-wire.ts';

export interface Outcome {
  tone: 'danger' | 'warning' | 'neutral';
  /** the cause, in one line */
  text: string;
  /** whose log shows it */
  job?: string;
}

/** What a status of GitHub’s usually means for a dispatch. */
const REFUSED: Record<number, string> = {
  401: 'The token of this installation is not valid.',
  403: 'The token of this installation may not start this workflow.',
  404: 'The workflow file is not there, or the token may not see the repository.',
  422: 'The workflow does not take these inputs, or cannot be started by hand.',
};

/** Why a run did not do what was asked, or what keeps it; undefined when there is nothing to explain. */
export function outcomeOf(run: Run): Outcome | undefined {
  switch (run.state) {
    case 'refused': {
      const hint = REFUSED[run.attempts?.findLast(({ status }) => status !== null)?.status ?? 0];
      return danger([run.failure ?? 'GitHub refused the request.', hint]);
    }
    case 'failed': {
      const failed = failedJob(run.jobs ?? []);
      const where = failed && `${failed.job} failed${failed.step ? ` in the step “${failed.step}”` : ''}.`;
      return { ...danger([run.failure ?? 'The run failed.', where]), ...(failed ? { job: failed.job } : {}) };
    }
    case 'declined': {
      const by = run.approvals.findLast(({ decision }) => decision === 'DECLINE');
      const who = by ? `Declined by ${nameOf(by.approver)}` : 'Declined';
      return neutral(by?.reason ? `${who}: ${by.reason}` : `${who}.`);
    }
    case 'cancelled':
      return neutral(whyCancelled(run));
    case 'unknown':
      return warning(
        'GitHub’s answer was lost. Quayside looks for the workflow run; nothing is sent again by itself.',
      );
    case 'needs_decision':
      return warning(
        'GitHub’s answer was lost and no workflow run was found: somebody has to look and say what is true.',
      );
    default:
      return undefined;
  }
}

function whyCancelled(run: Run): string {
  const events = run.events ?? [];
  const asked = events.findLast(({ kind }) => kind === 'cancel_asked');
  if (asked?.actor) return `Cancelled by ${nameOf(asked.actor)} while the workflow ran.`;
  const ended = events.findLast(({ kind }) => kind === 'withdrawn' || kind === 'cancelled');
  if (!ended?.actor || ended.actor.kind === 'system') return ended?.message ?? 'Cancelled.';
  return `${ended.kind === 'withdrawn' ? 'Withdrawn' : 'Cancelled'} by ${nameOf(ended.actor)}; nothing was sent.`;
}

function nameOf({ name, id }: { name?: string; id: string }): string {
  return name || id;
}

const said = (tone: Outcome['tone']) => (text: string) => ({ tone, text: visibleText(text) });
const warning = said('warning');
const neutral = said('neutral');
const danger = (parts: (string | undefined)[]) => said('danger')(parts.filter(Boolean).join(' '));

/** The one thing to do, or to know, next. */
export function nextStepOf(run: Run): string {
  const { can } = run;
  switch (run.state) {
    case 'waiting':
      if (can?.approve) return 'It waits for you: approve or decline.';
      return can?.withdraw
        ? 'It waits for an approval. You can close this page, or withdraw the request.'
        : 'It waits for an approval.';
    case 'pending':
    case 'sending':
      return 'It is being sent. You can close this page; it goes on by itself.';
    case 'dispatched':
      return 'The workflow runs. You can close this page; it goes on by itself.';
    case 'unknown':
      return 'Wait a moment: the workflow run is looked for.';
    case 'needs_decision':
      return can?.resolve ? 'Look on GitHub, then say what is true.' : 'Ask an admin to look on GitHub.';
    case 'succeeded':
      return (run.entities ?? []).length > 0
        ? 'Open what it made, or run it again.'
        : 'Nothing is left to do. You can run it again.';
    case 'refused':
      return 'Mend the cause, then run it again.';
    case 'failed':
      return 'Look at the log, mend the cause, then run it again.';
    default:
      return 'Run it again, with the same inputs or others.';
  }
}
