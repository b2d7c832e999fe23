import type { CellLook } from './entity-cell.tsx';

/** One column of a catalog table. */
export interface TableColumn {
  /** `$title`, another meta property, or the name of a property or relation */
  key: string;
  title: string;
  source: 'meta' | 'property' | 'relation';
  look: CellLook;
  numeric: boolean;
  sortable: boolean;
}
