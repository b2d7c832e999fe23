'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import { EntityLine } from './entity-line.tsx';
import type { RowsProps } from './rows-props.ts';

const USUAL_HEIGHT = 40;

/** Of very many rows those in sight and their neighbours. */
export function WindowedRows({ rows, titles, isStale, tools }: RowsProps) {
  const { columns, span, scroller, isMarked, onMark } = tools;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => rows[index]?.identifier ?? index,
    overscan: 12,
  });
  // What scrolls is around these rows: React has it ready only after them.
  const [, look] = useState(false);
  useEffect(() => look(true), []);
  const items = virtual.getVirtualItems();
  return (
    <tbody className={cx(isStale && 'opacity-60')}>
      <Gap height={items[0]?.start ?? 0} span={span} />
      {items.map(({ index }) => {
        const row = rows[index];
        return row ? (
          <EntityLine
            key={row.identifier}
            row={row}
            columns={columns}
            titles={titles}
            marked={isMarked(row.identifier)}
            onMark={onMark}
            phone={false}
            index={index}
            measure={virtual.measureElement}
          />
        ) : null;
      })}
      <Gap height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} span={span} />
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
