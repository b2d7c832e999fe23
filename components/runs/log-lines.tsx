'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { cx } from '#components/ui/cx.ts';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import { type LogMark, readMark } from './log-marks.ts';
import { isErrorLine, type LogLine, splitAtMatches } from './log-search.ts';

export interface LogLinesProps {
  lines: readonly LogLine[];
  /** numbers of the lines as they stand in the whole log, in the order of `lines` */
  numbers: readonly number[];
  /** marked in every line */
  search: string;
  /** number of the line that is looked at */
  line: number | undefined;
  onLine: (number: number) => void;
}

/** Below, all lines stand on the page, and the browser's own search finds them. */
const VIRTUAL_FROM = 400;
/** Each number is a target of its own, and 24 px are the least one may have. */
const LINE_HEIGHT = 24;

/** Lines of text, whatever they contain; of thousands only those in view are on the page. */
export function LogLines(props: LogLinesProps) {
  const { lines, numbers, line } = props;
  const region = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => region.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 30,
    getItemKey: (index) => lines[index]?.id ?? index,
    enabled: lines.length >= VIRTUAL_FROM,
  });
  const at = line === undefined ? -1 : numbers.indexOf(line);
  const isVirtual = lines.length >= VIRTUAL_FROM;
  useEffect(() => {
    if (at < 0) return;
    if (isVirtual) virtual.scrollToIndex(at, { align: 'center' });
    else region.current?.querySelector(`[data-index="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at, isVirtual, virtual]);
  const shown = isVirtual ? virtual.getVirtualItems() : undefined;
  return (
    <ScrollRegion
      ref={region}
      label="Log lines"
      className="h-128 max-h-[70vh] min-h-60 overflow-auto rounded-2 bg-surface-2 py-2"
    >
      <ol
        className="relative font-mono text-xs/6"
        style={shown ? { height: virtual.getTotalSize() } : undefined}
      >
        {shown
          ? shown.map(({ index, start, key }) => (
              <Line
                key={key}
                {...props}
                index={index}
                measure={virtual.measureElement}
                style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${start}px)` }}
              />
            ))
          : lines.map(({ id }, index) => <Line key={id} {...props} index={index} />)}
      </ol>
    </ScrollRegion>
  );
}

const MARK_STYLE: Partial<Record<LogMark, string>> = {
  group: "font-strong before:content-['▸_']",
  command: 'text-info',
  debug: 'text-ink-3',
  error: 'text-danger',
  notice: 'text-info',
  warning: 'text-warning',
};

interface LineProps extends LogLinesProps {
  index: number;
  measure?: (element: HTMLElement | null) => void;
  style?: React.CSSProperties;
}

function Line({ lines, numbers, search, line, onLine, index, measure, style }: LineProps) {
  const entry = lines[index];
  const number = numbers[index] ?? index + 1;
  if (!entry) return null;
  const { mark, text } = readMark(entry.message);
  return (
    <li
      ref={measure}
      data-index={index}
      style={style}
      aria-current={number === line ? 'true' : undefined}
      className={cx(
        'flex gap-3 px-3',
        number === line ? 'bg-warning-tint' : isErrorLine(entry) && 'bg-danger-tint',
      )}
    >
      <button
        type="button"
        aria-label={`Link to line ${number}`}
        onClick={() => onLine(number)}
        className="w-9 shrink-0 self-start text-right text-ink-3 select-none hover:text-accent hover:underline"
      >
        {number}
      </button>
      <time dateTime={entry.at} className="shrink-0 text-ink-3 max-md:hidden" suppressHydrationWarning>
        {new Date(entry.at).toLocaleTimeString('en-GB')}
      </time>
      <span className={cx('min-w-0 wrap-anywhere whitespace-pre-wrap', mark && MARK_STYLE[mark])}>
        {splitAtMatches(visibleText(text), search).map((part, at) =>
          at % 2 === 1 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts are their places
            <mark key={at} className="rounded-1 bg-accent-tint font-medium text-ink underline">
              {part}
            </mark>
          ) : (
            part
          ),
        )}
      </span>
    </li>
  );
}
