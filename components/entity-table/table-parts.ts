import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { SelectionControl } from './use-selection.ts';
import type { WidthsControl } from './use-widths.ts';
import type { ViewState } from './view-state.ts';

export type SetView = (change: Partial<ViewState>, history?: 'push' | 'replace') => void;

/** What the parts of a catalog table share: what it is of, what it shows, and the ways to change that. */
export interface TableParts {
  blueprint: string;
  /** plural noun of the entities */
  noun: string;
  columns: readonly CatalogColumn[];
  view: ViewState;
  setView: SetView;
  /** keys of the shown columns */
  chosen: readonly string[];
  control: WidthsControl;
  selection: SelectionControl;
  /** begins a condition on a property */
  onFilter: (property: string) => void;
}
