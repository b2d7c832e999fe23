'use client';

import { Flag } from '#components/marks/flag.tsx';
import { useTeamTitle } from '#components/marks/team-name.tsx';
import { cx } from '#components/ui/cx.ts';
import { enumHue } from '#components/ui/enum-hue.ts';
import { Dot } from '#components/ui/tag.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { FacetEntry } from './use-facets.ts';

export interface ValueMarkProps {
  column: CatalogColumn;
  entry: FacetEntry;
  className?: string;
}

/** A value of a facet or group: the flag of a team, the dot of a choice, and its word. */
export function ValueMark({ column, entry, className }: ValueMarkProps) {
  const text = useValueText()(column, entry);
  const word = String(entry.value);
  return (
    <span className={cx('inline-flex min-w-0 items-center gap-1.75', className)}>
      {entry.value === null ? null : column.key === '$team' ? (
        <Flag team={word} />
      ) : column.values ? (
        <Dot hue={enumHue(word, column.values, column.colors)} />
      ) : null}
      <span className={cx('truncate', entry.value === null && 'text-ink-3')} dir="auto" title={text}>
        {text}
      </span>
    </span>
  );
}

/** What readers call a value. */
export function useValueText(): (column: CatalogColumn, entry: FacetEntry) => string {
  const teamTitle = useTeamTitle();
  return (column, { value, title }) => {
    if (value === null) return `No ${column.title.toLowerCase()}`;
    if (typeof value === 'boolean') return value ? 'Yes' : 'No';
    return column.key === '$team' ? teamTitle(String(value)) : title || String(value);
  };
}
