import type { ReactNode } from 'react';
import { asText, EntityCell } from '#components/entity-table/entity-cell.tsx';
import { cellValue, type EntityRow } from '#components/entity-table/entity-row.ts';
import { TeamName } from '#components/marks/team-name.tsx';
import { countOf } from '#components/ui/format-number.ts';
import { Link } from '#components/ui/link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import { statusOfRun } from '#components/ui/status-vocabulary.ts';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { LinkTitles } from '#lib/entities/link-titles.ts';
import type { RunState } from '#lib/runs/states.ts';
import { type HistoryEntry, whoChanged, wordsOfChange } from './change-words.ts';
import type { RelatedGroup } from './related-group.ts';
import { tellingColumns } from './telling-columns.ts';

export interface EntityStripProps {
  entity: EntityRow;
  columns: CatalogColumn[];
  titles: LinkTitles;
  related: readonly RelatedGroup[];
  /** newest first */
  history: readonly HistoryEntry[];
  /** the newest of those on it */
  runs: readonly { id: string; state: RunState; action: { title: string }; updatedAt: string }[];
}

const TOLD = 3;

/** The answers in one line: what it is, whose, what belongs to it, what ran last, what changed last. */
export function EntityStrip({ entity, columns, titles, related, history, runs }: EntityStripProps) {
  const [first, ...others] = tellingColumns(columns, entity, TOLD);
  const change = history[0];
  const run = runs[0];
  // People and teams belong to no team.
  const isSystem = entity.blueprint.startsWith('_');
  return (
    <dl className="mt-4 mb-1 grid auto-cols-fr grid-flow-col border-y border-line py-3.5 max-lg:grid-flow-row max-lg:grid-cols-3 max-lg:gap-y-4 max-md:block max-md:py-1">
      {first ? (
        <Answer
          term={first.title}
          more={others
            .map((column) => visibleText(asText(cellValue(entity, column.key, column.source))))
            .join(', ')}
        >
          <EntityCell look={first} value={cellValue(entity, first.key, first.source)} titles={titles} />
        </Answer>
      ) : null}
      {isSystem ? null : (
        <Answer
          term="Owner"
          more={entity.team.length > 1 ? `and ${countOf(entity.team.length - 1, 'other team')}` : null}
        >
          {entity.team[0] ? <TeamName team={entity.team[0]} /> : 'No team owns it'}
        </Answer>
      )}
      <Answer
        term="Related"
        more={related
          .slice(0, TOLD)
          .map(({ blueprintHeading, count }) => `${blueprintHeading} ${count}`)
          .join(', ')}
      >
        {related.length > 0
          ? countOf(
              related.reduce((sum, { count }) => sum + count, 0),
              'entity',
              'entities',
            )
          : 'Nothing yet'}
      </Answer>
      <Answer
        term="Last run"
        more={
          run ? (
            <>
              {visibleText(run.action.title)}, <RelativeTime at={run.updatedAt} />
            </>
          ) : null
        }
      >
        {run ? (
          <Link href={`/runs/${encodeURIComponent(run.id)}`} className="rounded-1 hover:text-accent">
            <Status status={statusOfRun(run.state)} />
          </Link>
        ) : (
          'None yet'
        )}
      </Answer>
      <Answer term="Last change" more={change ? <>by {visibleText(whoChanged(change))}</> : null}>
        {change ? (
          <>
            {wordsOfChange(change, history[1], columns)}, <RelativeTime at={change.at} />
          </>
        ) : (
          <RelativeTime at={entity.updatedAt} />
        )}
      </Answer>
    </dl>
  );
}

function Answer({ term, more, children }: { term: string; more: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 px-4 not-first:border-l not-first:border-line first:pl-0 max-lg:border-0! max-lg:px-0 max-lg:pr-4 max-md:grid max-md:grid-cols-[92px_minmax(0,1fr)] max-md:py-1.75">
      <dt className="mb-0.75 truncate text-xs text-ink-3 max-md:row-span-2 max-md:mb-0 max-md:text-sm/5.5">
        {term}
      </dt>
      <dd className="truncate font-medium max-md:whitespace-normal">{children}</dd>
      <dd className="min-h-4.5 truncate text-xs/4.5 text-ink-2 max-md:col-start-2 max-md:min-h-0 max-md:text-sm max-md:whitespace-normal">
        {more}
      </dd>
    </div>
  );
}
