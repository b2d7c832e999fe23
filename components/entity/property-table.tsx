import { EntityCell } from '#components/entity-table/entity-cell.tsx';
import { cellValue, type EntityRow } from '#components/entity-table/entity-row.ts';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { LinkTitles } from '#lib/entities/link-titles.ts';
import { LongText } from './long-text.tsx';

const LONG = new Set(['markdown', 'yaml', 'multi-line', 'proto']);

export interface PropertyTableProps {
  entity: EntityRow;
  columns: CatalogColumn[];
  titles: LinkTitles;
}

/** Every property and relation of one entity, in the order of its blueprint; long texts below the rest. */
export function PropertyTable({ entity, columns, titles }: PropertyTableProps) {
  const own = columns.filter(({ source }) => source !== 'meta');
  const isLong = ({ format, type }: CatalogColumn) =>
    type === 'object' || (format !== undefined && LONG.has(format));
  const short = own.filter((column) => !isLong(column));
  const long = own.filter(isLong).filter((column) => hasValue(cellValue(entity, column.key, column.source)));
  return (
    <>
      <dl className="grid grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)] gap-x-6 gap-y-2 max-md:grid-cols-[7rem_minmax(0,1fr)]">
        {short.map((column) => (
          <div key={column.key} className="contents">
            <dt className="wrap-anywhere text-ink-2" title={column.description}>
              {column.title}
            </dt>
            <dd className="min-w-0 wrap-anywhere">
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
      {long.map((column) => (
        <section key={column.key} className="mt-6">
          <h3 className="mb-1 font-medium">{column.title}</h3>
          <LongText
            value={cellValue(entity, column.key, column.source)}
            isCode={column.format !== 'markdown'}
          />
        </section>
      ))}
    </>
  );
}

function hasValue(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}
