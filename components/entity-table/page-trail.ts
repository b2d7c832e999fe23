import type { ViewState } from './view-state.ts';

type Place = Pick<ViewState, 'from' | 'page'>;

const KEY = 'quayside.pages';
const MOST = 100;

/** The next page. Cursors lead only forward, so this tab keeps where one came from. */
export function pageAfter({ from, page }: Place, next: string): Place {
  const trail = [...readTrail().filter(([cursor]) => cursor !== next), [next, from ?? '']].slice(-MOST);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(trail));
  } catch {}
  return { from: next, page: page + 1 };
}

/** The page one came from; whoever opened a link into the middle came from none, and begins at the first. */
export function pageBefore({ from, page }: Place): Place {
  const before = readTrail().find(([cursor]) => cursor === from)?.[1];
  return before ? { from: before, page: Math.max(page - 1, 1) } : { from: undefined, page: 1 };
}

function readTrail(): string[][] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as string[][];
  } catch {
    return [];
  }
}
