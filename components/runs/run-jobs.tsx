'use client';

import { ExternalLink } from 'lucide-react';
import { isWebUrl } from '#components/entity-table/entity-cell.tsx';
import { cx } from '#components/ui/cx.ts';
import { duration } from '#components/ui/format-time.ts';
import { Section } from '#components/ui/page-header.tsx';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { StatusIcon } from '#components/ui/status.tsx';
import { statusOfJob } from '#components/ui/status-vocabulary.ts';
import { visibleText } from '#components/ui/visible-characters.ts';
import { isTerminal } from '#lib/runs/states.ts';
import { type ShownJob, shownJobs } from './planned-jobs.ts';
import type { Run, RunJob } from './run-wire.ts';
import { useRunClock } from './use-run-clock.ts';

const TINT: Record<string, string> = {
  'job.succeeded': 'bg-success-tint',
  'job.running': 'bg-info-tint',
  'job.failed': 'bg-danger-tint',
};

export interface RunJobsProps {
  run: Run;
  /** name of the job whose log is shown; undefined shows all */
  selected: string | undefined;
  onSelect: (job: string | undefined) => void;
}

/** The workflow's jobs as they need one another, each lighting up as GitHub reports it; choosing one shows its log. */
export function RunJobs({ run, selected, onSelect }: RunJobsProps) {
  const jobs = run.jobs ?? [];
  const now = useRunClock(run);
  const columns = shownJobs(jobs, run.planned ?? [], isTerminal(run.state));
  const count = columns.flat().length;
  const done = jobs.filter((job) => job.status === 'completed').length;
  return (
    <Section
      id="jobs"
      title={
        <>
          Jobs{' '}
          <span className="ml-1 font-regular text-ink-3">
            {count > 0 ? `${done} of ${count} done` : 'none yet'}
          </span>
        </>
      }
      end={<WorkflowLink run={run} />}
    >
      {count === 0 ? (
        <p className="text-ink-2">They appear here as soon as GitHub has started the workflow.</p>
      ) : (
        <ScrollRegion label="Jobs of the workflow" className="relative overflow-x-auto p-0.5">
          <ol className="flex w-max min-w-full gap-5 max-md:w-auto max-md:flex-col max-md:gap-2">
            {columns.map((column, at) => (
              <li key={column.map(({ key }) => key).join(' ')} className={at > 0 ? LINK : undefined}>
                <ul className="grid gap-2">
                  {column.map((shown) => (
                    <li key={shown.key}>
                      <JobButton
                        shown={shown}
                        now={now}
                        isSelected={shown.name === selected}
                        onSelect={onSelect}
                      />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </ScrollRegion>
      )}
    </Section>
  );
}

/** From what it needs to the first job of its column. */
const LINK =
  'relative before:absolute before:top-5.5 before:-left-5 before:h-0.5 before:w-5 before:bg-line-strong before:content-[""] max-md:before:hidden';

interface JobButtonProps {
  shown: ShownJob;
  now: Date;
  isSelected: boolean;
  onSelect: RunJobsProps['onSelect'];
}

function JobButton({ shown: { name, job, usualSeconds }, now, isSelected, onSelect }: JobButtonProps) {
  const status = job ? statusOfJob(job.status, job.conclusion) : 'job.queued';
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      disabled={!job}
      onClick={() => onSelect(isSelected ? undefined : name)}
      className={cx(
        'relative flex min-h-11 w-full min-w-32 items-center gap-2 overflow-hidden rounded-2 px-2.5 py-1.5 text-left shadow-1 transition-colors',
        job
          ? (TINT[status] ?? 'bg-surface')
          : 'border border-dashed border-line-strong text-ink-2 shadow-none',
        isSelected && 'outline-2 outline-accent',
      )}
    >
      <StatusIcon status={status} />
      <span className="min-w-0">
        <span className="block max-w-60 truncate font-medium">{visibleText(name)}</span>
        <span className="block text-xs text-ink-2">{jobTime(job, usualSeconds, now)}</span>
      </span>
    </button>
  );
}

function WorkflowLink({ run }: { run: Run }) {
  const url = run.workflowRun?.url;
  if (!isWebUrl(url)) return null;
  return (
    <a href={url} target="_blank" rel="noreferrer" className="inline-flex items-center gap-1 text-accent">
      Workflow run {run.workflowRun?.id}
      <ExternalLink aria-label="opens in a new tab" size={13} />
    </a>
  );
}

function jobTime(job: RunJob | undefined, usualSeconds: number | null, now: Date): string {
  const usual = usualSeconds === null ? '' : `usually ${duration(usualSeconds * 1_000)}`;
  if (!job?.startedAt) return usual || 'waits';
  const since = Date.parse(job.startedAt);
  if (job.completedAt) return duration(Date.parse(job.completedAt) - since);
  return [`running ${duration(now.getTime() - since)}`, usual].filter(Boolean).join(', ');
}
