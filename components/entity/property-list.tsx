'use client';

import { useState } from 'react';
import { EntityCell } from '#components/entity-table/entity-cell.tsx';
import { cellValue, type EntityRow } from '#components/entity-table/entity-row.ts';
import { Button } from '#components/ui/button.tsx';
import { Section } from '#components/ui/page-header.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { LinkTitles } from '#lib/entities/link-titles.ts';
import { isLong } from './property-texts.tsx';

export interface PropertyListProps {
  entity: EntityRow;
  columns: CatalogColumn[];
  titles: LinkTitles;
}

/** Every short property and relation of one entity, in the order of its blueprint; unset ones on demand. */
export function PropertyList({ entity, columns, titles }: PropertyListProps) {
  const [whole, setWhole] = useState(false);
  const own = columns.filter((column) => column.source !== 'meta' && !isLong(column));
  const set = own.filter((column) => !isEmpty(cellValue(entity, column.key, column.source)));
  const empty = own.length - set.length;
  if (own.length === 0) return null;
  return (
    <Section
      id="details"
      title="Details"
      end={
        empty > 0 ? (
          <Button variant="quiet" size="sm" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? 'Hide' : 'Show'} {empty} empty
          </Button>
        ) : null
      }
    >
      <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 gap-y-0.75">
        {(whole ? own : set).map((column) => (
          <div key={column.key} className="contents">
            <dt
              className="flex min-h-7 items-center self-start wrap-anywhere text-ink-3"
              title={column.description}
            >
              <span className="line-clamp-3">{column.title}</span>
            </dt>
            <dd className="flex min-h-7 min-w-0 flex-wrap items-center wrap-anywhere">
              <EntityCell
                look={column}
                value={cellValue(entity, column.key, column.source)}
                titles={titles}
                whole
              />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
