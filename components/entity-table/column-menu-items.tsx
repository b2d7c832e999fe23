'use client';

import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  EyeOff,
  Group,
  ListFilter,
  Minus,
  Pin,
  PinOff,
  Plus,
  X,
} from 'lucide-react';
import { MenuItem, MenuSeparator } from '#components/ui/dropdown-menu.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { clampWidth, moveColumn, NAME_COLUMN, neighbour, showColumn, WIDTH_STEP } from './column-layout.ts';
import { isFacetable } from './facet-rule.ts';
import type { TableParts } from './table-parts.ts';

export interface ColumnMenuItemsProps {
  column: CatalogColumn;
  width: number;
  parts: TableParts;
}

/** Everything a column can do, also what a mouse does by dragging. */
export function ColumnMenuItems({ column, width, parts }: ColumnMenuItemsProps) {
  const { view, setView, chosen, setChosen, control, onFilter } = parts;
  const { key } = column;
  const sort = view.sort.find(({ property }) => property === key);
  const isName = key === NAME_COLUMN;
  const isPinned = view.pins.includes(key);
  const resize = (step: number) => control.setWidths({ ...control.widths, [key]: clampWidth(width + step) });
  const place = (step: -1 | 1) => {
    const target = neighbour(chosen, view.pins, key, step);
    return target ? () => setChosen((now) => moveColumn(now, key, target)) : undefined;
  };
  return (
    <>
      <MenuItem
        icon={<ArrowUp size={14} />}
        onSelect={() => setView({ sort: [{ property: key, order: 'ASC' }] })}
      >
        Sort ascending
      </MenuItem>
      <MenuItem
        icon={<ArrowDown size={14} />}
        onSelect={() => setView({ sort: [{ property: key, order: 'DESC' }] })}
      >
        Sort descending
      </MenuItem>
      {sort ? (
        <MenuItem icon={<X size={14} />} onSelect={() => setView({ sort: [] })}>
          Do not sort
        </MenuItem>
      ) : null}
      <MenuSeparator />
      {column.filterable ? (
        <MenuItem icon={<ListFilter size={14} />} onSelect={() => onFilter(key)}>
          Filter
        </MenuItem>
      ) : null}
      {isFacetable(column) ? (
        <MenuItem
          icon={<Group size={14} />}
          onSelect={() => setView({ group: view.group === key ? undefined : key })}
        >
          {view.group === key ? 'Do not group' : 'Group'}
        </MenuItem>
      ) : null}
      {isName ? null : (
        <MenuItem
          icon={isPinned ? <PinOff size={14} /> : <Pin size={14} />}
          onSelect={() =>
            setView(
              ({ pins }) => ({ pins: isPinned ? pins.filter((pin) => pin !== key) : [...pins, key] }),
              'replace',
            )
          }
        >
          {isPinned ? 'Unpin' : 'Pin'}
        </MenuItem>
      )}
      <MenuSeparator />
      {isName ? null : (
        <>
          <MenuItem icon={<ArrowLeft size={14} />} onSelect={place(-1)} keepOpen>
            Move left
          </MenuItem>
          <MenuItem icon={<ArrowRight size={14} />} onSelect={place(1)} keepOpen>
            Move right
          </MenuItem>
        </>
      )}
      <MenuItem icon={<Plus size={14} />} onSelect={() => resize(WIDTH_STEP)} keepOpen>
        Wider
      </MenuItem>
      <MenuItem icon={<Minus size={14} />} onSelect={() => resize(-WIDTH_STEP)} keepOpen>
        Narrower
      </MenuItem>
      {isName ? null : (
        <>
          <MenuSeparator />
          <MenuItem
            icon={<EyeOff size={14} />}
            onSelect={() => setChosen((now) => showColumn(now, key, false))}
          >
            Hide
          </MenuItem>
        </>
      )}
    </>
  );
}
