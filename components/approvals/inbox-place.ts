'use client';

import { useSearchParams } from 'next/navigation';

/** Where one is in the inbox, as the address says it. */
export interface InboxPlace {
  /** the run that is open */
  run: string | undefined;
  /** ids of runs that are chosen to be decided together, in the order they were chosen */
  selected: string[];
  /** whether those are shown beside each other */
  together: boolean;
}

const PATH = '/approvals';

export function readPlace(params: URLSearchParams): InboxPlace {
  const selected = [...new Set(params.get('selected')?.split(',').filter(Boolean) ?? [])];
  return {
    run: params.get('run') ?? undefined,
    selected,
    together: params.has('together') && selected.length > 0,
  };
}

export function placeHref({ run, selected, together }: Partial<InboxPlace>): string {
  // Ids are letters, digits and underscores; a comma may stand in a query as it is.
  const parts = [
    run && !together ? `run=${encodeURIComponent(run)}` : '',
    selected?.length ? `selected=${selected.map(encodeURIComponent).join(',')}` : '',
    together && selected?.length ? 'together=1' : '',
  ].filter(Boolean);
  return parts.length > 0 ? `${PATH}?${parts.join('&')}` : PATH;
}

/** The place, and a change of what is selected that the way back does not stop at. */
export function useInboxPlace(): [InboxPlace, (select: (selected: string[]) => string[]) => void] {
  return [readPlace(new URLSearchParams(useSearchParams())), changeSelection];
}

/** From the address itself: of two quick clicks the second comes before the first was drawn. */
function changeSelection(select: (selected: string[]) => string[]): void {
  const place = readPlace(new URLSearchParams(window.location.search));
  window.history.replaceState(null, '', placeHref({ ...place, selected: select(place.selected) }));
}
