import { CirclePlus, Pencil, Trash2 } from 'lucide-react';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { type HistoryEntry, whoChanged, wordsOfChange } from './change-words.ts';

const ICON = { create: CirclePlus, update: Pencil, delete: Trash2 };
const SHOWN = 6;

export interface LatestChangesProps {
  /** newest first */
  history: readonly HistoryEntry[];
  names: readonly CatalogColumn[];
}

/** The newest versions in a sentence each. */
export function LatestChanges({ history, names }: LatestChangesProps) {
  if (history.length === 0) return <EmptyState>Nothing was changed here yet.</EmptyState>;
  return (
    <ol>
      {history.slice(0, SHOWN).map((entry, index) => {
        const Icon = ICON[entry.operation];
        return (
          <li
            key={entry.version}
            className="relative grid grid-cols-[20px_minmax(0,1fr)_auto] gap-3 pb-3 before:absolute before:top-6 before:bottom-0 before:left-[9.5px] before:w-px before:bg-line-strong before:content-[''] last:before:hidden"
          >
            <span className="grid size-5 place-items-center text-ink-3">
              <Icon aria-hidden size={14} strokeWidth={1.75} />
            </span>
            <div className="min-w-0">
              <p className="wrap-anywhere">{wordsOfChange(entry, history[index + 1], names)}</p>
              <p className="text-xs text-ink-2">
                {visibleText(whoChanged(entry))}
                {entry.runId ? (
                  <>
                    , in{' '}
                    <TextLink inText href={`/runs/${encodeURIComponent(entry.runId)}`}>
                      a run
                    </TextLink>
                  </>
                ) : null}
              </p>
            </div>
            <span className="text-xs/5 text-ink-3">
              <RelativeTime at={entry.at} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
