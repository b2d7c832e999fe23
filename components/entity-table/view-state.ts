/** One condition of the filter bar, in the query language's own words. */
export interface FilterRule {
  property: string;
  operator: string;
  value?: unknown;
}

export interface SortRule {
  property: string;
  order: 'ASC' | 'DESC';
}

/** Everything that decides what a catalog table shows; all of it lives in the URL. */
export interface ViewState {
  text: string;
  rules: FilterRule[];
  sort: SortRule[];
  /** undefined: the blueprint's own choice */
  columns: string[] | undefined;
  limit: number;
  /** cursor of the page; undefined on the first */
  from: string | undefined;
  /** one-based, for the reader only: the cursor decides */
  page: number;
}

const PAGE_SIZES = [25, 50, 100];
const DEFAULT_LIMIT = 50;

export const EMPTY_VIEW: ViewState = {
  text: '',
  rules: [],
  sort: [],
  columns: undefined,
  limit: DEFAULT_LIMIT,
  from: undefined,
  page: 1,
};

/** Reads a view from a URL; what cannot be read is left out, so that an old or edited link still opens. */
export function readView(params: URLSearchParams): ViewState {
  const limit = Number(params.get('limit'));
  const page = Number(params.get('page'));
  const from = params.get('from') || undefined;
  return {
    text: params.get('q') ?? '',
    rules: params.getAll('filter').flatMap(readRule),
    sort: (params.get('sort') ?? '').split(',').flatMap(readSort),
    columns: params.has('columns') ? split(params.get('columns') ?? '') : undefined,
    limit: PAGE_SIZES.includes(limit) ? limit : DEFAULT_LIMIT,
    from,
    page: from && Number.isInteger(page) && page > 1 ? page : 1,
  };
}

export function writeView(view: ViewState): URLSearchParams {
  const params = new URLSearchParams();
  if (view.text) params.set('q', view.text);
  for (const rule of view.rules) params.append('filter', writeRule(rule));
  if (view.sort.length > 0) params.set('sort', view.sort.map(writeSort).join(','));
  if (view.columns) params.set('columns', view.columns.map(writeName).join(','));
  if (view.limit !== DEFAULT_LIMIT) params.set('limit', String(view.limit));
  if (view.from) {
    params.set('from', view.from);
    params.set('page', String(view.page));
  }
  return params;
}

/** A changed question starts at its first page: a cursor belongs to one filter and one order. */
export function changeView(view: ViewState, change: Partial<ViewState>): ViewState {
  const keepsPage = Object.keys(change).every((key) => key === 'columns' || key === 'from' || key === 'page');
  return keepsPage ? { ...view, ...change } : { ...view, ...change, from: undefined, page: 1 };
}

/** Name, then down, then back to the blueprint's own order. */
export function toggleSort(sort: SortRule[], property: string): SortRule[] {
  const current = sort.find((rule) => rule.property === property);
  if (!current) return [{ property, order: 'ASC' }];
  return current.order === 'ASC' ? [{ property, order: 'DESC' }] : [];
}

function readRule(text: string): FilterRule[] {
  try {
    const [property, operator, value] = JSON.parse(text) as unknown[];
    if (typeof property !== 'string' || typeof operator !== 'string') return [];
    return [value === undefined ? { property, operator } : { property, operator, value }];
  } catch {
    return [];
  }
}

function writeRule({ property, operator, value }: FilterRule): string {
  return JSON.stringify(value === undefined ? [property, operator] : [property, operator, value]);
}

function readSort(text: string): SortRule[] {
  const name = text.replace(/^-/, '');
  if (!name) return [];
  return [{ property: safeDecode(name), order: text.startsWith('-') ? 'DESC' : 'ASC' }];
}

function writeSort({ property, order }: SortRule): string {
  return `${order === 'DESC' ? '-' : ''}${writeName(property)}`;
}

/** Only what `readView` would take for something else is escaped: the rest stays readable in the URL. */
function writeName(name: string): string {
  return name.replaceAll(/[%,]/g, encodeURIComponent).replace(/^-/, '%2D');
}

function split(text: string): string[] {
  return text.split(',').filter(Boolean).map(safeDecode);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
