'use client';

import { compactNumber } from '#components/ui/format-number.ts';
import { SearchBox } from '#components/ui/search-box.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { DensityToggle } from './density-toggle.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FacetSheet } from './facet-aside.tsx';
import { FilterBar } from './filter-bar.tsx';
import { GroupMenu, SortMenu } from './order-menus.tsx';
import { questionOf, type SearchAnswer } from './search-body.ts';
import type { Catalog } from './use-catalog.ts';

export interface CatalogToolbarProps {
  catalog: Catalog;
  found: SearchAnswer['count'];
}

/** What the table shows, in the order one asks: which entities, in which groups and order, with which columns. */
export function CatalogToolbar({ catalog, found }: CatalogToolbarProps) {
  const { parts } = catalog;
  const { blueprint, columns, chosen, noun, view, setView } = parts;
  const menu = { columns, chosen, view, setView };
  return (
    <div className="flex flex-wrap items-center gap-1.5 px-5 pb-2.5 max-md:px-4">
      <div className="w-52 max-md:w-auto max-md:min-w-0 max-md:flex-1">
        <SearchBox
          value={view.text}
          onValueChange={(text) => setView({ text }, 'replace')}
          label={`Filter ${noun} by name`}
          placeholder={found ? `Filter ${compactNumber(found.value)} ${noun}` : `Filter ${noun}`}
          slash
        />
      </div>
      <FacetSheet parts={parts} onGroups={() => catalog.setFilterOpen('groups')} />
      <div className="max-md:relative max-md:-mx-4 max-md:flex max-md:w-[calc(100%+32px)] max-md:items-center max-md:overflow-x-auto max-md:px-4 max-md:[scrollbar-width:none] md:contents">
        <div className="flex min-w-0 flex-wrap items-center gap-1.5 max-md:shrink-0 max-md:flex-nowrap">
          <FilterBar
            columns={columns.filter(({ filterable }) => filterable)}
            match={view.match}
            rules={view.rules}
            onChange={setView}
            open={catalog.filterOpen}
            onOpenChange={catalog.setFilterOpen}
          />
        </div>
        <div className="ml-auto flex min-w-0 items-center max-md:ml-0 max-md:shrink-0">
          <GroupMenu {...menu} />
          <SortMenu {...menu} />
          <ColumnPicker columns={columns} shown={chosen} onShownChange={parts.setChosen} />
          <DensityToggle />
          <ExportMenu
            blueprint={blueprint}
            noun={noun}
            question={{ ...questionOf(view, columns), sort: view.sort, columns: chosen }}
          />
        </div>
      </div>
    </div>
  );
}
