'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { countOf } from '#components/ui/format-number.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { useCopy } from '#components/ui/use-copy.ts';
import { type LogLine, logText } from './log-search.ts';

export interface LogToolbarProps {
  job: string | undefined;
  lines: readonly LogLine[];
  search: string;
  onSearch: (text: string) => void;
  /** "3 of 12"; 0: none of them is looked at */
  place: { at: number; of: number };
  onMove: (step: 1 | -1) => void;
  errors: number;
  onlyErrors: boolean;
  onOnlyErrors: (only: boolean) => void;
  onFirstError: () => void;
}

/** Above the log: its name, how to find something in it, and how to take it along. */
export function LogToolbar(props: LogToolbarProps) {
  const { job, lines, search, onSearch, place, onMove, errors, onlyErrors } = props;
  const [copied, copy] = useCopy();
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2">
      <h2 id="log" className="min-w-0 truncate">
        Log {job ? <span className="font-regular text-ink-3">{job}</span> : null}
      </h2>
      {errors > 0 ? (
        <>
          <Button size="sm" onClick={props.onFirstError}>
            First error
          </Button>
          <Button size="sm" aria-pressed={onlyErrors} onClick={() => props.onOnlyErrors(!onlyErrors)}>
            {onlyErrors ? 'All lines' : `Only ${countOf(errors, 'error')}`}
          </Button>
        </>
      ) : null}
      <div className="ml-auto flex flex-wrap items-center gap-1 max-md:ml-0 max-md:w-full">
        {/* Enter goes on to the next place, with Shift to the one before. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are the search box's */}
        <div
          className="w-52 max-md:min-w-0 max-md:flex-1"
          onKeyDown={(event) => {
            if (event.key === 'Enter') onMove(event.shiftKey ? -1 : 1);
          }}
        >
          <SearchBox
            value={search}
            onValueChange={onSearch}
            label="Search the log"
            placeholder="Search the log"
          />
        </div>
        {search ? (
          <>
            <span role="status" className="px-1 text-xs text-ink-2">
              {place.of === 0
                ? 'No line'
                : `${place.at > 0 ? `${place.at} of ` : ''}${countOf(place.of, 'line')}`}
            </span>
            <IconButton
              label="Previous match"
              icon={<ChevronUp size={16} />}
              size="sm"
              onClick={() => onMove(-1)}
            />
            <IconButton
              label="Next match"
              icon={<ChevronDown size={16} />}
              size="sm"
              onClick={() => onMove(1)}
            />
          </>
        ) : null}
        {lines.length > 0 ? (
          <Button size="sm" variant="quiet" onClick={() => copy(logText(lines))}>
            <span aria-live="polite">{copied ? 'Copied' : 'Copy log'}</span>
          </Button>
        ) : null}
      </div>
    </div>
  );
}
