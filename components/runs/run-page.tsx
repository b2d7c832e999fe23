'use client';

import { useQuery } from '@tanstack/react-query';
import { api, v1 } from '#components/query/api.ts';
import { cx } from '#components/ui/cx.ts';
import { Section } from '#components/ui/page-header.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import { isTerminal } from '#lib/runs/states.ts';
import { CommentForm } from './comment-form.tsx';
import { type Decide, DecisionForm } from './decision-form.tsx';
import { ExactRequest } from './exact-request.tsx';
import { GitHubAnswers } from './github-answers.tsx';
import { type Resolve, ResolveForm } from './resolve-form.tsx';
import { RunHeader } from './run-header.tsx';
import { RunInputs } from './run-inputs.tsx';
import { RunJobs } from './run-jobs.tsx';
import { RunLog } from './run-log.tsx';
import { type Outcome, outcomeOf } from './run-outcome.ts';
import { RunTimeline } from './run-timeline.tsx';
import type { Run } from './run-wire.ts';
import type { Stop } from './stop-button.tsx';
import { useLogPlace } from './use-log-place.ts';

export interface RunPageProps {
  initial: Run;
  /** titles of the action's inputs */
  inputTitles: Record<string, string>;
  decide: Decide;
  /** the version the action has now; undefined when it is gone */
  actionVersion: number | undefined;
  withdraw: Stop;
  cancel: Stop;
  resolve: Resolve;
}

/** Where a run stands, why, and what happened underneath; live without reload. */
export function RunPage({
  initial,
  inputTitles,
  decide,
  actionVersion,
  withdraw,
  cancel,
  resolve,
}: RunPageProps) {
  const { job, line, setJob, setLine } = useLogPlace();
  const { data: run } = useQuery({
    queryKey: ['run', initial.id],
    queryFn: async ({ signal }) =>
      (await api<{ run: Run }>(v1('actions', 'runs', initial.id), { signal })).run,
    initialData: initial,
  });
  const outcome = outcomeOf(run);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <RunHeader run={run} actionVersion={actionVersion} withdraw={withdraw} cancel={cancel} />
      {outcome ? <OutcomeLine outcome={outcome} onShowJob={setJob} /> : null}
      <div className="grid min-h-0 flex-1 grid-cols-[15rem_minmax(0,1fr)_23rem] border-t border-line max-xl:grid-cols-[minmax(0,1fr)_22rem] max-lg:grid-cols-1">
        <section className="order-1 p-5 max-xl:order-3 max-lg:order-1 max-lg:px-4" aria-label="Timeline">
          <RunTimeline run={run} />
          {run.can?.approve ? null : (
            <div className="mt-5">
              <CommentForm runId={run.id} />
            </div>
          )}
        </section>
        <div className="order-2 grid content-start gap-2 border-x border-line p-5 max-lg:border-0 max-lg:px-4">
          {neverStarted(run) ? (
            <p className="text-ink-2">No workflow was started for this run.</p>
          ) : (
            <>
              <RunJobs run={run} selected={job} onSelect={setJob} />
              <RunLog runId={run.id} job={job} line={line} onLine={setLine} emptyText={emptyLogText(run)} />
            </>
          )}
        </div>
        <aside
          className={cx(
            'order-3 bg-surface-2 p-5 max-lg:px-4',
            // On a small screen what is to be decided comes before what has happened.
            (run.can?.approve || run.can?.resolve) && 'max-lg:order-0',
          )}
          aria-label="Decision and request"
        >
          {run.can?.approve ? (
            <Section id="decide" title="Decide" className="rounded-3 bg-surface p-4 shadow-1">
              <DecisionForm run={run} decide={decide} />
            </Section>
          ) : null}
          {run.can?.resolve ? (
            <Section id="resolve" title="Needs a decision" className="rounded-3 bg-surface p-4 shadow-1">
              <ResolveForm run={run} resolve={resolve} />
            </Section>
          ) : null}
          <Decisions run={run} />
          <Section id="inputs" title="Inputs">
            <RunInputs inputs={run.properties} titles={inputTitles} />
          </Section>
          <ExactRequest
            title={run.dispatchedAt ? 'Request as sent' : 'Exact request'}
            {...(run.can?.approve ? { note: 'your decision is bound to it' } : {})}
            request={run.request}
          />
          <GitHubAnswers attempts={run.attempts ?? []} />
          <Touched run={run} />
        </aside>
      </div>
    </div>
  );
}

const TONE: Record<Outcome['tone'], string> = {
  danger: 'bg-danger-tint text-danger',
  warning: 'bg-warning-tint text-ink',
  neutral: 'bg-surface-2 text-ink',
};

/** The cause in one line, and the way to where it shows. */
function OutcomeLine({ outcome, onShowJob }: { outcome: Outcome; onShowJob: (job: string) => void }) {
  const { tone, text, job } = outcome;
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={cx(
        'mx-5 mb-4 flex flex-wrap items-baseline gap-x-3 rounded-2 px-3 py-2 wrap-anywhere max-md:mx-4',
        TONE[tone],
      )}
    >
      <p>{text}</p>
      {job ? (
        <button
          type="button"
          className="min-h-6 rounded-1 underline underline-offset-2"
          onClick={() => onShowJob(job)}
        >
          Show its log
        </button>
      ) : null}
    </div>
  );
}

function Decisions({ run }: { run: Run }) {
  if (run.approvals.length === 0) return null;
  return (
    <Section id="decisions" title="Decisions">
      <ul className="grid gap-2">
        {run.approvals.map((approval) => (
          <li key={`${approval.approver.id}-${approval.createdAt}`}>
            <span className="font-medium">{visibleText(approval.approver.name ?? approval.approver.id)}</span>{' '}
            {approval.decision === 'APPROVE' ? 'approved' : 'declined'}{' '}
            <RelativeTime at={approval.createdAt} ago />
            {approval.voided ? <span className="text-ink-3"> (voided)</span> : null}
            {approval.reason ? <q className="block text-ink-2">{visibleText(approval.reason)}</q> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Touched({ run }: { run: Run }) {
  const entities = run.entities ?? [];
  if (entities.length === 0) return null;
  return (
    <Section id="touched" title="Entities it touched">
      <ul className="grid gap-1">
        {entities.map(({ blueprint, identifier, operation }) => (
          <li key={`${blueprint}/${identifier}/${operation}`}>
            {operation === 'delete' ? (
              identifier
            ) : (
              <TextLink href={`/catalog/${encodeURIComponent(blueprint)}/${encodeURIComponent(identifier)}`}>
                {identifier}
              </TextLink>
            )}{' '}
            <span className="text-ink-3">
              {blueprint}, {operation}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Ended before anything ran: there are no jobs and there is no log to wait for. */
function neverStarted(run: Run): boolean {
  const endedEarly = run.state === 'declined' || run.state === 'cancelled' || run.state === 'refused';
  return endedEarly && !run.workflowRun && (run.jobs ?? []).length === 0;
}

function emptyLogText(run: Run): string {
  if (run.state === 'waiting') return 'Nothing was sent yet: the run waits for a decision.';
  if (!isTerminal(run.state)) return 'GitHub hands out a job’s log when the job has ended.';
  return run.workflowRun && !run.logsAt
    ? 'GitHub has not handed out the log yet; it appears here by itself.'
    : 'This run left no log.';
}
