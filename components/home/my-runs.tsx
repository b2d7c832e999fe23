import { Link } from '#components/ui/link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import { statusOfRun } from '#components/ui/status-vocabulary.ts';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { HomeRun } from './waiting-items.ts';

/** The reader's newest runs, whatever became of them. */
export function MyRuns({ runs }: { runs: readonly HomeRun[] }) {
  return (
    <ul>
      {runs.map((run) => (
        <li key={run.id} className="border-b border-line last:border-0">
          <Link
            href={`/runs/${encodeURIComponent(run.id)}`}
            className="-mx-2 grid min-h-9.5 grid-cols-[minmax(0,1fr)_11rem_4rem] items-center gap-3 rounded-2 px-2 hover:bg-hover max-md:min-h-12 max-md:grid-cols-[minmax(0,1fr)_auto]"
          >
            <span className="truncate">
              <span className="font-medium">{visibleText(run.action.title)}</span>
              {run.entity ? (
                <span className="text-ink-2">
                  {' '}
                  for {visibleText(run.entity.title || run.entity.identifier)}
                </span>
              ) : null}
            </span>
            <span className="truncate text-ink-2">
              <Status status={statusOfRun(run.state)} />
            </span>
            <span className="text-right text-ink-2 max-md:hidden">
              <RelativeTime at={run.endedAt ?? run.createdAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
