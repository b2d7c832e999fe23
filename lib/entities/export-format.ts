import { stringify } from 'csv-stringify/sync';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { columnText } from './column-text.ts';
import type { LinkTitles } from './link-titles.ts';
import { projectEntity } from './project-entity.ts';
import type { WireEntity } from './wire-entity.ts';

export interface ExportPage {
  entities: readonly WireEntity[];
  titles: LinkTitles;
}

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Writes page after page; what it leaves open at one page the next one continues. */
interface ExportWriter {
  type: string;
  page(page: ExportPage): string;
  end(): string;
}

/**
 * CSV after RFC 4180 in UTF-8 with a byte order mark: without it Excel takes it for another encoding, and whatever else
 * reads CSV skips it. Texts that a spreadsheet would run as formulas begin with an apostrophe.
 */
export function csvWriter(columns: readonly CatalogColumn[]): ExportWriter {
  const write = (rows: (string | number)[][]) =>
    stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
  let head = `\uFEFF${write([columns.map(({ title }) => title)])}`;
  const takeHead = () => {
    const text = head;
    head = '';
    return text;
  };
  return {
    type: 'text/csv; charset=utf-8; header=present',
    page: ({ entities, titles }) =>
      takeHead() +
      write(entities.map((entity) => columns.map((column) => columnText(entity, column, titles)))),
    end: takeHead,
  };
}

/** A list of entities as every other route answers them; `include` as there. */
export function jsonWriter(include: readonly string[] | undefined): ExportWriter {
  let before = '[\n';
  return {
    type: 'application/json; charset=utf-8',
    page({ entities }) {
      const lines = entities.map((entity) => JSON.stringify(projectEntity(entity, { include })));
      if (lines.length === 0) return '';
      const text = before + lines.join(',\n');
      before = ',\n';
      return text;
    },
    end: () => (before === '[\n' ? '[]\n' : '\n]\n'),
  };
}
