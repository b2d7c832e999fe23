import type { CatalogColumn } from './to-columns.ts';

const MOST = 7;

/** What a table shows before anybody chose: the title, owners, and the first properties that fit a cell. */
export function defaultColumns(columns: readonly CatalogColumn[]): string[] {
  const hasTeam = columns.some(({ key }) => key === '$team');
  const own = columns.filter(
    ({ source, type, format }) => source !== 'meta' && type !== 'object' && !isLong(format),
  );
  return [
    '$title',
    ...(hasTeam ? ['$team'] : []),
    ...own.slice(0, MOST - 2).map(({ key }) => key),
    '$updatedAt',
  ];
}

function isLong(format: string | undefined): boolean {
  return format === 'markdown' || format === 'yaml' || format === 'multi-line' || format === 'proto';
}
