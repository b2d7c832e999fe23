import { readNames, readSort } from '#lib/query/name-list.ts';
import { type Combinator, type FilterPart, readPart, writePart } from './filter-part.ts';

export interface SortRule {
  property: string;
  order: 'ASC' | 'DESC';
}

/** Everything that decides what a catalog table shows; all of it lives in the URL. */
export interface ViewState {
  text: string;
  /** whether all parts of the filter have to hold, or any */
  match: Combinator;
  rules: FilterPart[];
  sort: SortRule[];
  /** the property whose values make the groups of rows */
  group: string | undefined;
  /** undefined: the blueprint's own choice */
  columns: string[] | undefined;
  /** of the columns, those that stay at the left beside the first */
  pins: string[];
  limit: number;
  /** cursor of the page; undefined on the first */
  from: string | undefined;
  /** one-based, for the reader only: the cursor decides */
  page: number;
  /** the saved view this one began as */
  view: string | undefined;
}

/** 25 is of older links. */
export const PAGE_SIZES = [25, 50, 100, 200];
const DEFAULT_LIMIT = 50;

export const EMPTY_VIEW: ViewState = {
  text: '',
  match: 'and',
  rules: [],
  sort: [],
  group: undefined,
  columns: undefined,
  pins: [],
  limit: DEFAULT_LIMIT,
  from: undefined,
  page: 1,
  view: undefined,
};

/** Reads a view from a URL; what cannot be read is left out, so that an old or edited link still opens. */
export function readView(params: URLSearchParams): ViewState {
  const limit = Number(params.get('limit'));
  const page = Number(params.get('page'));
  const from = params.get('from') || undefined;
  return {
    text: params.get('q') ?? '',
    match: params.get('match') === 'or' ? 'or' : 'and',
    rules: params.getAll('filter').flatMap(readPart),
    sort: readSort(params.get('sort') ?? ''),
    group: params.get('group') || undefined,
    columns: params.has('columns') ? readNames(params.get('columns') ?? '') : undefined,
    pins: readNames(params.get('pin') ?? ''),
    limit: PAGE_SIZES.includes(limit) ? limit : DEFAULT_LIMIT,
    from,
    page: from && Number.isInteger(page) && page > 1 ? page : 1,
    view: params.get('view') || undefined,
  };
}

export function writeView(view: ViewState): URLSearchParams {
  const params = new URLSearchParams();
  if (view.text) params.set('q', view.text);
  if (view.match === 'or') params.set('match', 'or');
  for (const part of view.rules) params.append('filter', writePart(part));
  if (view.sort.length > 0) params.set('sort', view.sort.map(writeSort).join(','));
  if (view.group) params.set('group', view.group);
  if (view.columns) params.set('columns', view.columns.map(writeName).join(','));
  if (view.pins.length > 0) params.set('pin', view.pins.map(writeName).join(','));
  if (view.limit !== DEFAULT_LIMIT) params.set('limit', String(view.limit));
  if (view.from) {
    params.set('from', view.from);
    params.set('page', String(view.page));
  }
  if (view.view) params.set('view', view.view);
  return params;
}

const KEEP_PAGE = new Set(['columns', 'pins', 'from', 'page', 'view']);

/** A changed question starts at its first page: a cursor belongs to one filter and one order. */
export function changeView(view: ViewState, change: Partial<ViewState>): ViewState {
  const keepsPage = Object.keys(change).every((key) => KEEP_PAGE.has(key));
  return keepsPage ? { ...view, ...change } : { ...view, ...change, from: undefined, page: 1 };
}

/** What a saved view keeps: the question and its look, not the page one is on. */
export function writeQuestion(view: ViewState): string {
  return writeView({ ...view, from: undefined, page: 1, view: undefined }).toString();
}

export function writeSort({ property, order }: SortRule): string {
  return `${order === 'DESC' ? '-' : ''}${writeName(property)}`;
}

/** Only what `readView` would take for something else is escaped: the rest stays readable in the URL. */
export function writeName(name: string): string {
  return name.replaceAll(/[%,]/g, encodeURIComponent).replace(/^-/, '%2D');
}
