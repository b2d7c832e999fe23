import { ExternalLink } from 'lucide-react';
import { isWebUrl } from '#components/entity-table/entity-cell.tsx';
import { cx } from '#components/ui/cx.ts';
import { duration } from '#components/ui/format-time.ts';
import { Section } from '#components/ui/page-header.tsx';
import { StatusIcon } from '#components/ui/status.tsx';
import { statusOfJob } from '#components/ui/status-vocabulary.ts';
import type { Run, RunJob } from './run-wire.ts';

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

/** The workflow's jobs as GitHub reports them; choosing one shows its part of the log. */
export function RunJobs({ run, selected, onSelect }: RunJobsProps) {
  const jobs = run.jobs ?? [];
  const done = jobs.filter((job) => job.status === 'completed').length;
  return (
    <Section
      id="jobs"
      title={
        <>
          Jobs{' '}
          <span className="ml-1 font-regular text-ink-3">
            {jobs.length > 0 ? `${done} of ${jobs.length} done` : 'none yet'}
          </span>
        </>
      }
      end={<WorkflowLink run={run} />}
    >
      {jobs.length === 0 ? (
        <p className="text-ink-2">They appear here as soon as GitHub has started the workflow.</p>
      ) : (
        <ul className="flex flex-wrap gap-2">
          {jobs.map((job) => (
            <li key={job.id}>
              <JobButton job={job} isSelected={job.name === selected} onSelect={onSelect} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function JobButton({
  job,
  isSelected,
  onSelect,
}: {
  job: RunJob;
  isSelected: boolean;
  onSelect: RunJobsProps['onSelect'];
}) {
  const status = statusOfJob(job.status, job.conclusion);
  const took = jobTime(job);
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      onClick={() => onSelect(isSelected ? undefined : job.name)}
      className={cx(
        'flex min-h-11 min-w-32 items-center gap-2 rounded-2 px-2.5 py-1.5 text-left shadow-1',
        TINT[status] ?? 'bg-surface',
        isSelected && 'outline-2 outline-accent',
      )}
    >
      <StatusIcon status={status} />
      <span>
        <span className="block font-medium">{job.name}</span>
        <span className="block text-xs text-ink-2">{took}</span>
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

function jobTime(job: RunJob): string {
  if (!job.startedAt) return 'waits';
  if (!job.completedAt) return 'running';
  return duration(Date.parse(job.completedAt) - Date.parse(job.startedAt));
}
