'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect } from 'react';

/** Of very many columns those in sight with their neighbours, and the widths of the others on both sides. */
export interface ColumnRange {
  first: number;
  last: number;
  before: number;
  after: number;
}

export interface ColumnWindowProps {
  /** widths in pixels, in the order of the columns */
  sizes: readonly number[];
  scroller: RefObject<HTMLElement | null>;
  onChange: (range: ColumnRange) => void;
}

/** Watches which columns are in sight; draws nothing. */
export function ColumnWindow({ sizes, scroller, onChange }: ColumnWindowProps) {
  const virtual = useVirtualizer({
    horizontal: true,
    count: sizes.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizes[index] ?? 0,
    overscan: 4,
  });
  const widths = sizes.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other widths are what it is to be measured anew for
  useEffect(() => virtual.measure(), [widths, virtual]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  useLayoutEffect(() => {
    if (last >= 0) onChange({ first, last, before, after });
  }, [first, last, before, after, onChange]);
  return null;
}
