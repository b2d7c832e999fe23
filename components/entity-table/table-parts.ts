import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { SelectionControl } from './use-selection.ts';
import type { WidthsControl } from './use-widths.ts';
import type { ViewState } from './view-state.ts';

/** A change that goes by what there is is a function of it: the view that is drawn may be older. */
export type ViewChange = Partial<ViewState> | ((now: ViewState) => Partial<ViewState>);

export type SetView = (change: ViewChange, history?: 'push' | 'replace') => void;

export type SetChosen = (change: (chosen: readonly string[]) => string[] | undefined) => void;

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
  /** undefined: back to the blueprint's own choice */
  setChosen: SetChosen;
  control: WidthsControl;
  selection: SelectionControl;
  /** begins a condition on a property */
  onFilter: (property: string) => void;
}
