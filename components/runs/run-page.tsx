'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, v1 } from '#components/query/api.ts';
import { prefillLink } from '#components/schema-form/prefill.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import { cx } from '#components/ui/cx.ts';
import { Link } from '#components/ui/link.tsx';
import { PageHeader, Section } from '#components/ui/page-header.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Pill } from '#components/ui/status.tsx';
import { statusOfRun } from '#components/ui/status-vocabulary.ts';
import { TextLink } from '#components/ui/text-link.tsx';
import { isTerminal } from '#lib/runs/states.ts';
import { CommentForm } from './comment-form.tsx';
import { type Decide, DecisionForm } from './decision-form.tsx';
import { ExactRequest } from './exact-request.tsx';
import { failedJob } from './failed-job.ts';
import { GitHubAnswers } from './github-answers.tsx';
import { visibleText } from './request-parts.ts';
import { type Resolve, ResolveForm } from './resolve-form.tsx';
import { RunInputs } from './run-inputs.tsx';
import { RunJobs } from './run-jobs.tsx';
import { RunLog } from './run-log.tsx';
import { RunTimeline } from './run-timeline.tsx';
import type { Run } from './run-wire.ts';
import { type Withdraw, WithdrawButton } from './withdraw-button.tsx';

export interface RunPageProps {
  initial: Run;
  /** titles of the action's inputs */
  inputTitles: Record<string, string>;
  decide: Decide;
  withdraw: Withdraw;
  resolve: Resolve;
}

/** Where a run stands, why, and what happened underneath; live without reload. */
export function RunPage({ initial, inputTitles, decide, withdraw, resolve }: RunPageProps) {
  const [job, setJob] = useState<string>();
  const { data: run } = useQuery({
    queryKey: ['run', initial.id],
    queryFn: async ({ signal }) =>
      (await api<{ run: Run }>(v1('actions', 'runs', initial.id), { signal })).run,
    initialData: initial,
  });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <RunHeader run={run} withdraw={withdraw} />
      {run.failure ? <Failure run={run} text={run.failure} onShowJob={setJob} /> : null}
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
              <RunLog runId={run.id} job={job} emptyText={emptyLogText(run)} />
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

function RunHeader({ run, withdraw }: { run: Run; withdraw: Withdraw }) {
  return (
    <div className="px-5 pt-2 pb-4 max-md:px-4">
      <PageHeader
        title={
          <>
            {visibleText(run.action.title)}
            {run.entity ? (
              <>
                <span className="font-regular"> for </span>
                {run.blueprint ? (
                  <Link
                    href={`/catalog/${encodeURIComponent(run.blueprint.identifier)}/${encodeURIComponent(run.entity.identifier)}`}
                  >
                    {visibleText(run.entity.title || run.entity.identifier)}
                  </Link>
                ) : (
                  run.entity.identifier
                )}
              </>
            ) : null}
          </>
        }
        badge={
          <span role="status">
            <Pill status={statusOfRun(run.state)}>{run.statusLabel || undefined}</Pill>
          </span>
        }
        actions={
          <>
            {isTerminal(run.state) && !run.action.deleted ? <RunAgain run={run} /> : null}
            {run.can?.withdraw || run.can?.cancel ? <WithdrawButton run={run} withdraw={withdraw} /> : null}
          </>
        }
      />
      <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
        <CopyId id={run.id} label="Copy run id" />
        <span>{visibleText(run.requester.name ?? run.requester.id)}</span>
        <span>
          asked <RelativeTime at={run.createdAt} ago />
        </span>
        {run.attempt > 1 ? <span>Attempt {run.attempt}</span> : null}
      </p>
    </div>
  );
}

function RunAgain({ run }: { run: Run }) {
  const entity = run.entity ? `?entity=${encodeURIComponent(run.entity.identifier)}` : '';
  const path = `/self-service/${encodeURIComponent(run.action.identifier)}${entity}`;
  return (
    <ButtonLink variant="quiet" href={prefillLink(path, run.properties)}>
      Run again
    </ButtonLink>
  );
}

interface FailureProps {
  run: Run;
  text: string;
  onShowJob: (job: string) => void;
}

function Failure({ run, text, onShowJob }: FailureProps) {
  const failed = failedJob(run.jobs ?? []);
  return (
    <div
      role="alert"
      className="mx-5 mb-4 flex flex-wrap items-baseline gap-x-3 rounded-2 bg-danger-tint px-3 py-2 wrap-anywhere text-danger max-md:mx-4"
    >
      <p>
        {visibleText(text)}
        {failed ? ` ${visibleText(failed.job)} failed` : ''}
        {failed?.step ? ` in the step “${visibleText(failed.step)}”` : ''}
        {failed ? '.' : ''}
      </p>
      {failed ? (
        <button
          type="button"
          className="rounded-1 underline underline-offset-2"
          onClick={() => onShowJob(failed.job)}
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
