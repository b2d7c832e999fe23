import type { LinkTitles } from '#lib/entities/link-titles.ts';
import type { EntityRow } from './entity-row.ts';
import type { RowTools } from './table-frame.tsx';

export interface RowsProps {
  rows: readonly EntityRow[];
  titles: LinkTitles | undefined;
  /** the rows belong to the previous question while the next one is asked */
  isStale: boolean;
  tools: RowTools;
}
