import { readWidths, type Widths, writeWidths } from './use-widths.ts';
import { EMPTY_VIEW, readView, type ViewState, writeQuestion } from './view-state.ts';

/** `GET /v1/blueprints/{b}/views` */
export interface SavedView {
  id: string;
  title: string;
  /** query string of the page, and the widths of its columns */
  state: string;
  shared: boolean;
  mine: boolean;
  can: { update: boolean; delete: boolean };
  version: number;
}

/** What every table offers besides what people saved: everything, and what one's teams own. */
export const MINE = 'mine';

export function ownedView(teams: readonly string[]): ViewState {
  return { ...EMPTY_VIEW, rules: [{ property: '$team', operator: 'containsAny', value: [...teams] }] };
}

/** What a saved view keeps of a table. */
export function stateOf(view: ViewState, widths: Widths): string {
  const params = new URLSearchParams(writeQuestion(view));
  if (Object.keys(widths).length > 0) params.set('widths', writeWidths(widths));
  return params.toString();
}

/** A saved view as the table shows it; what it cannot read is left out. */
export function openView({ id, state }: Pick<SavedView, 'id' | 'state'>): {
  view: ViewState;
  widths: Widths;
} {
  const params = new URLSearchParams(state);
  const view = { ...readView(params), from: undefined, page: 1, view: id };
  return { view, widths: readWidths(params.get('widths') ?? '') };
}

/** Whether a table no longer shows what was saved; the order in which a state was written does not count. */
export function isChanged(saved: Pick<SavedView, 'id' | 'state'>, view: ViewState, widths: Widths): boolean {
  const kept = openView(saved);
  return stateOf(kept.view, kept.widths) !== stateOf(view, widths);
}

/** The tab a table stands at: the saved view it began as, or the built-in one it is exactly. */
export function currentTab(
  view: ViewState,
  saved: readonly Pick<SavedView, 'id'>[],
  teams: readonly string[],
): string | undefined {
  if (saved.some(({ id }) => id === view.view)) return view.view;
  return teams.length > 0 && writeQuestion(view) === writeQuestion(ownedView(teams)) ? MINE : undefined;
}
