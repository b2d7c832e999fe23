'use client';

import { ArrowDownUp, Group } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, MenuRadio, MenuSeparator } from '#components/ui/dropdown-menu.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { isFacetable } from './facet-rule.ts';
import type { TableParts } from './table-parts.ts';

type MenuProps = Pick<TableParts, 'columns' | 'chosen' | 'view' | 'setView'>;

const NONE = '';

/** By what the rows are sorted. */
export function SortMenu({ columns, chosen, view, setView }: MenuProps) {
  const [sort] = view.sort;
  const sortable = columns.filter(({ key }) => chosen.includes(key) || key === sort?.property);
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
      <MenuRadio
        label="Order"
        value={sort?.order ?? 'ASC'}
        onValueChange={(order) =>
          setView({
            sort: [{ property: sort?.property ?? '$title', order: order === 'DESC' ? 'DESC' : 'ASC' }],
          })
        }
        options={[
          { value: 'ASC', label: 'Ascending' },
          { value: 'DESC', label: 'Descending' },
        ]}
      />
      <MenuSeparator />
      <MenuRadio
        label="Sort by"
        value={sort?.property ?? NONE}
        onValueChange={(property) =>
          setView({ sort: property === NONE ? [] : [{ property, order: sort?.order ?? 'ASC' }] })
        }
        options={[{ value: NONE, label: 'Nothing' }, ...sortable.map(optionOf)]}
      />
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
