'use client';

import { ArrowDownUp, Group } from 'lucide-react';
import { Suspense } from 'react';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, MenuRadio } from '#components/ui/dropdown-menu.tsx';
import { loadedLater } from '#components/ui/loaded-later.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { isFacetable } from './facet-rule.ts';
import type { TableParts } from './table-parts.ts';

type MenuProps = Pick<TableParts, 'columns' | 'chosen' | 'view' | 'setView'>;

const SortItems = loadedLater(async () => (await import('./sort-items.tsx')).SortItems);

const NONE = '';

/** By what the rows are sorted. */
export function SortMenu({ columns, chosen, view, setView }: MenuProps) {
  const [sort] = view.sort;
  return (
    <DropdownMenu
      trigger={
        <Button variant="quiet" className="max-w-40 min-w-0">
          <ArrowDownUp aria-hidden size={14} className="shrink-0" />
          <span className="sr-only">Sort by</span>
          <span className="truncate">{titleOf(columns, sort?.property) ?? 'Sort'}</span>
        </Button>
      }
    >
      <Suspense>
        <SortItems columns={columns} chosen={chosen} view={view} setView={setView} />
      </Suspense>
    </DropdownMenu>
  );
}

/** By which property the rows are grouped. */
export function GroupMenu({ columns, view, setView }: MenuProps) {
  return (
    <DropdownMenu
      trigger={
        <Button variant="quiet" className="max-w-40 min-w-0">
          <Group aria-hidden size={14} className="shrink-0" />
          <span className="sr-only">Group by</span>
          <span className="truncate">{titleOf(columns, view.group) ?? 'Group'}</span>
        </Button>
      }
    >
      <MenuRadio
        label="Group by"
        value={view.group ?? NONE}
        onValueChange={(property) => setView({ group: property || undefined })}
        options={[{ value: NONE, label: 'Nothing' }, ...columns.filter(isFacetable).map(optionOf)]}
      />
    </DropdownMenu>
  );
}

function optionOf({ key, title }: CatalogColumn) {
  return { value: key, label: title };
}

function titleOf(columns: readonly CatalogColumn[], key: string | undefined): string | undefined {
  return key === undefined ? undefined : (columns.find((column) => column.key === key)?.title ?? key);
}
