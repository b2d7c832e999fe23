'use client';

import { Columns3 } from 'lucide-react';
import { Suspense } from 'react';
import { Button } from '#components/ui/button.tsx';
import { loadedLater } from '#components/ui/loaded-later.tsx';
import { Popover } from '#components/ui/popover.tsx';
import type { ColumnListProps } from './column-list.tsx';

const ColumnList = loadedLater(async () => (await import('./column-list.tsx')).ColumnList);

/** Which columns are shown and in which order. */
export function ColumnPicker(props: ColumnListProps) {
  const { columns, shown } = props;
  const known = shown.filter((key) => columns.some((column) => column.key === key));
  return (
    <Popover
      label="Columns"
      align="end"
      trigger={
        <Button variant="quiet">
          <Columns3 aria-hidden size={14} />
          {known.length} of {columns.length}
          <span className="sr-only">columns</span>
        </Button>
      }
    >
      <Suspense>
        <ColumnList {...props} />
      </Suspense>
    </Popover>
  );
}
