'use client';

import { MenuRadio, MenuSeparator } from '#components/ui/dropdown-menu.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { TableParts } from './table-parts.ts';

const NONE = '';

export type SortItemsProps = Pick<TableParts, 'columns' | 'chosen' | 'view' | 'setView'>;

/** By which column the rows are sorted, and which way. */
export function SortItems({ columns, chosen, view, setView }: SortItemsProps) {
  const [sort] = view.sort;
  const sortable = columns.filter(({ key }) => chosen.includes(key) || key === sort?.property);
  return (
    <>
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
    </>
  );
}

function optionOf({ key, title }: CatalogColumn) {
  return { value: key, label: title };
}
