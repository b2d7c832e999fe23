'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { cx } from '#components/ui/cx.ts';
import type { LinkTitles } from '#lib/entities/link-titles.ts';
import { EntityLine } from './entity-line.tsx';
import type { EntityRow } from './entity-row.ts';
import type { RowTools } from './table-frame.tsx';

export interface FlatRowsProps {
  rows: readonly EntityRow[];
  titles: LinkTitles | undefined;
  /** the rows belong to the previous question while the next one is asked */
  isStale: boolean;
  tools: RowTools;
}

/** So many rows are drawn whole; of more, only those in sight and their neighbours. */
export const DRAWN_WHOLE = 100;
const USUAL_HEIGHT = 40;

/** The rows of one page. */
export function FlatRows({ rows, titles, isStale, tools }: FlatRowsProps) {
  const { columns, span, phone, scroller, isMarked, onMark } = tools;
  // On a phone the page itself scrolls, and a row is one cell.
  const some = rows.length > DRAWN_WHOLE && !phone;
  const virtual = useVirtualizer({
    enabled: some,
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => rows[index]?.identifier ?? index,
    overscan: 12,
  });
  const items = some ? virtual.getVirtualItems() : [];
  const drawn = some ? items.map(({ index }) => index) : rows.map((_, index) => index);
  return (
    <tbody className={cx(isStale && 'opacity-60')}>
      <Gap height={items[0]?.start ?? 0} span={span} />
      {drawn.map((index) => {
        const row = rows[index];
        return row ? (
          <EntityLine
            key={row.identifier}
            row={row}
            columns={columns}
            titles={titles}
            marked={isMarked(row.identifier)}
            onMark={onMark}
            phone={phone}
            {...(some ? { index, measure: virtual.measureElement } : {})}
          />
        ) : null;
      })}
      <Gap height={some ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0} span={span} />
    </tbody>
  );
}

/** The room of rows that are not drawn. */
function Gap({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
