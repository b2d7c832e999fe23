'use client';

import { lazy, Suspense } from 'react';
import { cx } from '#components/ui/cx.ts';
import { useInBrowser } from '#components/ui/use-media.ts';
import { EntityLine } from './entity-line.tsx';
import { LoadingRows } from './loading-rows.tsx';
import type { RowsProps } from './rows-props.ts';

/** So many rows are drawn whole; of more, only those in sight and their neighbours. */
export const DRAWN_WHOLE = 100;
/** By the server: what fits on most screens. The others follow before anybody can scroll to them. */
export const DRAWN_AT_FIRST = 24;

const WindowedRows = lazy(async () => ({ default: (await import('./windowed-rows.tsx')).WindowedRows }));

/** The rows of one page. On a phone, where the page itself scrolls and a row is one cell, all of them are drawn. */
export function FlatRows(props: RowsProps) {
  const { rows, tools } = props;
  const inBrowser = useInBrowser();
  const few = rows.length <= DRAWN_WHOLE;
  const first = rows.slice(0, inBrowser ? DRAWN_WHOLE : DRAWN_AT_FIRST);
  return (
    <>
      {/* The server draws for wide screens; a phone, which draws rows otherwise, is not to see that first. */}
      {inBrowser ? null : <LoadingRows span={1} className="md:hidden" />}
      {few || tools.phone || !inBrowser ? (
        <WholeRows
          {...props}
          rows={inBrowser ? rows : first}
          className={inBrowser ? undefined : 'max-md:hidden'}
        />
      ) : (
        <Suspense fallback={<WholeRows {...props} rows={first} />}>
          <WindowedRows {...props} />
        </Suspense>
      )}
    </>
  );
}

function WholeRows({
  rows,
  titles,
  isStale,
  tools,
  className,
}: RowsProps & { className?: string | undefined }) {
  const { columns, phone, isMarked, onMark } = tools;
  return (
    <tbody className={cx(isStale && 'opacity-60', className)}>
      {rows.map((row) => (
        <EntityLine
          key={row.identifier}
          row={row}
          columns={columns}
          titles={titles}
          marked={isMarked(row.identifier)}
          onMark={onMark}
          phone={phone}
        />
      ))}
    </tbody>
  );
}
