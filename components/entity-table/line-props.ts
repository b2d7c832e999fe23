import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { LinkTitles } from '#lib/entities/link-titles.ts';
import type { EntityRow } from './entity-row.ts';

/** The columns a row is drawn with, and the room of those that are left out beside them. */
export interface LineColumns {
  pinned: readonly CatalogColumn[];
  moving: readonly CatalogColumn[];
  before: number;
  after: number;
}

export interface EntityLineProps {
  row: EntityRow;
  columns: LineColumns;
  titles: LinkTitles | undefined;
  marked: boolean;
  onMark: (id: string, range: boolean) => void;
  /** two lines in one cell instead of many cells */
  phone: boolean;
  /** place in the whole page, where only some of its rows are drawn */
  index?: number;
  /** tells how high the row is drawn */
  measure?: (row: HTMLElement | null) => void;
}
