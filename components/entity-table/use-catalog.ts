'use client';

import { useCallback, useMemo, useState } from 'react';
import { useViewer } from '#components/shell/viewer.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { FilterOpen } from './filter-bar.tsx';
import { openView } from './saved-view.ts';
import { questionOf } from './search-body.ts';
import type { TableParts } from './table-parts.ts';
import { type SavedViewsControl, useSavedViews } from './use-saved-views.ts';
import { useSelection } from './use-selection.ts';
import { useView } from './use-view.ts';
import { useWidths, type Widths } from './use-widths.ts';

export interface Catalog {
  parts: TableParts;
  saved: SavedViewsControl;
  filterOpen: FilterOpen;
  setFilterOpen: (open: FilterOpen) => void;
}

export interface CatalogOf {
  blueprint: string;
  noun: string;
  columns: CatalogColumn[];
  /** the columns shown until the reader chooses */
  defaultColumns: string[];
}

const USUAL: Widths = {};

/** What a catalog table shows and how it is changed: the address, the saved views, the reader's widths and marks. */
export function useCatalog({ blueprint, noun, columns, defaultColumns }: CatalogOf): Catalog {
  const [view, setView] = useView();
  const { id } = useViewer();
  const [filterOpen, setFilterOpen] = useState<FilterOpen>();
  const saved = useSavedViews(blueprint);
  const open = saved.views.find((one) => one.id === view.view);
  const savedWidths = useMemo(() => (open ? openView(open).widths : USUAL), [open]);
  const control = useWidths([id, blueprint, open?.id ?? ''].join(' '), savedWidths);
  const chosenOf = useCallback(
    (wanted: readonly string[] | undefined) => {
      const known = (wanted ?? defaultColumns).filter((key) => columns.some((column) => column.key === key));
      return known.includes('$title') ? known : ['$title', ...known];
    },
    [defaultColumns, columns],
  );
  const chosen = useMemo(() => chosenOf(view.columns), [chosenOf, view.columns]);
  const selection = useSelection(JSON.stringify(questionOf(view, columns)), drawnRows);
  return {
    parts: {
      blueprint,
      noun,
      columns,
      view,
      setView,
      chosen,
      setChosen: (change) => setView((now) => ({ columns: change(chosenOf(now.columns)) }), 'replace'),
      control,
      selection,
      onFilter: (property) => setFilterOpen({ new: property }),
    },
    saved,
    filterOpen,
    setFilterOpen,
  };
}

/** In the order in which the reader sees them, across groups. */
function drawnRows(): string[] {
  return [...document.querySelectorAll<HTMLElement>('#main [data-row]')].flatMap(
    ({ dataset }) => dataset.row ?? [],
  );
}
