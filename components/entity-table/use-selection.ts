'use client';

import { useCallback, useRef, useState } from 'react';

/** Marked rows: some by identifier, or everything the filter finds, also what is on no page yet. */
export interface Selection {
  ids: ReadonlySet<string>;
  all: boolean;
}

const NOTHING: Selection = { ids: new Set(), all: false };

export interface SelectionControl extends Selection {
  isMarked: (id: string) => boolean;
  /** Marks a row or takes the mark away; with `range` all rows from the one marked before. */
  mark: (id: string, range: boolean) => void;
  markMany: (ids: readonly string[], on: boolean) => void;
  markAll: () => void;
  clear: () => void;
}

/**
 * What is marked in a table. `question` is what the table asks: the marks belong to it and go with it.
 * @param order - the identifiers of the rows as they stand
 */
export function useSelection(question: string, order: () => string[]): SelectionControl {
  const [kept, setKept] = useState({ question, selection: NOTHING });
  const last = useRef<string>(undefined);
  const selection = kept.question === question ? kept.selection : NOTHING;
  const set = useCallback((next: Selection) => setKept({ question, selection: next }), [question]);

  function mark(id: string, range: boolean) {
    const rows = order();
    const before = selection.all ? new Set(rows) : selection.ids;
    const on = !before.has(id);
    set({ ids: marked(before, range ? between(rows, last.current, id) : [id], on), all: false });
    last.current = id;
  }
  return {
    ...selection,
    isMarked: (id) => selection.all || selection.ids.has(id),
    mark,
    markMany: (ids, on) =>
      set({ ids: marked(selection.all ? new Set(order()) : selection.ids, ids, on), all: false }),
    markAll: () => set({ ids: new Set(), all: true }),
    clear: () => set(NOTHING),
  };
}

/** The rows from one to the other, both included; only the second when the first is gone. */
export function between(rows: readonly string[], from: string | undefined, to: string): string[] {
  const start = from === undefined ? -1 : rows.indexOf(from);
  const end = rows.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return rows.slice(Math.min(start, end), Math.max(start, end) + 1);
}

function marked(before: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const after = new Set(before);
  for (const id of ids) {
    if (on) after.add(id);
    else after.delete(id);
  }
  return after;
}
