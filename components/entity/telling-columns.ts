import { cellValue, type EntityRow } from '#components/entity-table/entity-row.ts';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';

/** The properties that say in a word how a thing stands: set ones, choices before short texts. */
export function tellingColumns(
  columns: readonly CatalogColumn[],
  entity: EntityRow,
  most: number,
): CatalogColumn[] {
  return columns
    .filter((column) => tells(column) && isSet(cellValue(entity, column.key, column.source)))
    .sort((left, right) => Number(right.type === 'choice') - Number(left.type === 'choice'))
    .slice(0, most);
}

function tells({ source, type, format }: CatalogColumn): boolean {
  return source === 'property' && (type === 'choice' || (type === 'text' && format === undefined));
}

const SHORT = 40;

function isSet(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && String(value).length <= SHORT;
}
