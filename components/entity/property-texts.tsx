import { cellValue, type EntityRow } from '#components/entity-table/entity-row.ts';
import { Section } from '#components/ui/page-header.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { LongText } from './long-text.tsx';

const LONG = new Set(['markdown', 'yaml', 'multi-line', 'proto']);

export function isLong({ format, type }: CatalogColumn): boolean {
  return type === 'object' || (format !== undefined && LONG.has(format));
}

export interface PropertyTextsProps {
  entity: EntityRow;
  columns: CatalogColumn[];
}

/** The long texts and structured values of one entity that say something. */
export function PropertyTexts({ entity, columns }: PropertyTextsProps) {
  const said = columns
    .filter((column) => column.source !== 'meta' && isLong(column))
    .map((column) => ({ column, value: cellValue(entity, column.key, column.source) }))
    .filter(({ value }) => value !== null && value !== undefined && value !== '');
  return said.map(({ column, value }) => (
    <Section key={column.key} id={`text-${column.key}`} title={column.title}>
      <LongText value={value} isCode={column.format !== 'markdown' && column.format !== 'multi-line'} />
    </Section>
  ));
}
