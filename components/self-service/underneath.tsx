import { ChevronRight } from 'lucide-react';
import { requestParts } from '#components/runs/request-parts.ts';
import { countOf } from '#components/ui/format-number.ts';
import { Section } from '#components/ui/page-header.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import { jobColumns } from '#lib/github/order-jobs.ts';
import type { TimedJob } from '#lib/runs/time-jobs.ts';
import { aboutTime } from './action-experience.ts';

export interface UnderneathProps {
  jobs: readonly TimedJob[];
  /** the exact request: it names the file */
  request: string;
}

/** The workflow's jobs as they stand in its file, left to right as they need one another. */
export function Underneath({ jobs, request }: UnderneathProps) {
  return (
    <Section
      id="underneath"
      title="What happens underneath"
      end={<span className="truncate font-mono text-xs text-ink-2">{visibleText(workflowOf(request))}</span>}
    >
      {jobs.length === 0 ? (
        <p className="text-ink-2">The workflow file could not be read yet.</p>
      ) : (
        <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-1.5">
          {jobColumns(jobs).map((column, at) => (
            <li
              key={column.map(({ id }) => id).join(' ')}
              className="inline-flex min-w-0 items-center gap-1.5"
            >
              {at > 0 ? <ChevronRight aria-hidden size={13} className="shrink-0 text-ink-3" /> : null}
              <span className="flex min-w-0 flex-wrap gap-x-2.5 gap-y-0.5">
                {column.map((job) => (
                  <PlannedJob key={job.id} job={job} />
                ))}
                {column.length > 1 ? <span className="text-xs/5 text-ink-3">side by side</span> : null}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function PlannedJob({ job: { name, steps, medianSeconds } }: { job: TimedJob }) {
  const facts = [
    medianSeconds === null ? undefined : aboutTime(medianSeconds),
    steps === null ? 'another workflow' : steps === undefined ? undefined : countOf(steps, 'step'),
  ].filter((fact) => fact !== undefined);
  return (
    <span className="min-w-0">
      <span className="font-medium wrap-anywhere">{visibleText(name)}</span>{' '}
      <span className="text-xs text-ink-2">{facts.join(', ')}</span>
    </span>
  );
}

/** "deploy.yml" */
function workflowOf(request: string): string {
  const name = /\/actions\/workflows\/([^/]+)\/dispatches$/.exec(requestParts(request)?.path ?? '')?.[1];
  return name === undefined ? '' : decodeURIComponent(name);
}
