import { v1, withQuery } from '#components/query/api.ts';
import type { Question } from './search-body.ts';
import { type SortRule, writeName, writeSort } from './view-state.ts';

export type ExportFormat = 'csv' | 'json';

export interface ExportQuestion extends Question {
  sort: readonly SortRule[];
  columns: readonly string[];
}

/** Longer addresses are refused by the server, and by many a proxy before it. */
const MOST_LETTERS = 8_000;

/** Where the entities of a question can be downloaded, all of them, however many; undefined when it is too long to ask. */
export function exportPath(
  blueprint: string,
  format: ExportFormat,
  { query, text, sort, columns }: ExportQuestion,
): string | undefined {
  const path = withQuery(`${v1('blueprints', blueprint)}/export`, {
    format,
    ...(query ? { query: JSON.stringify(query) } : {}),
    text,
    ...(sort.length > 0 ? { sort: sort.map(writeSort).join(',') } : {}),
    columns: columns.map(writeName).join(','),
  });
  return path.length > MOST_LETTERS ? undefined : path;
}
