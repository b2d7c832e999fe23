import { searchEntityRows } from '#db/queries/entity-search.ts';
import type { SortRule } from '#db/queries/entity-search-sort.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { type CatalogColumn, toColumns } from '#lib/blueprints/to-columns.ts';
import { csvWriter, type ExportFormat, type ExportPage, jsonWriter } from '#lib/entities/export-format.ts';
import { linkTitles } from '#lib/entities/link-titles.ts';
import { AppError } from '#lib/errors.ts';
import { parseQuery } from '#lib/query/parse.ts';
import { bindingsOf, selectionOf, toWire } from './selection.ts';

interface ExportEntities {
  blueprint: string;
  format: ExportFormat;
  query?: unknown;
  text?: string | undefined;
  sort?: SortRule[] | undefined;
  /** keys of columns, in this order; without them all */
  columns?: string[] | undefined;
}

interface Export {
  /** content type */
  type: string;
  /** of the blueprint, the day, and the format */
  fileName: string;
  /** the file in pieces; the first is ready, each other is read when it is asked for */
  pieces: AsyncIterable<string>;
}

const PAGE = 200;

/**
 * Every readable entity of a filter, as a file of any length in the memory of a page. Each page is a statement of its
 * own, so that no slow reader holds a transaction open. Without `sort` each entity that is there all the while is in the
 * file exactly once; with it, one whose sorted value changes meanwhile may be missing, or there twice.
 */
export async function exportEntities(ctx: Context, input: ExportEntities): Promise<Export> {
  const { blueprint, format, query, text, sort, columns } = input;
  const readable = await selectionOf(ctx, blueprint);
  const [found] = readable.blueprints;
  if (!found) throw new Error(`no blueprint ${blueprint}`);
  const chosen = chooseColumns(found.document, columns);
  const writer = format === 'csv' ? csvWriter(chosen) : jsonWriter(columns && keysOf(chosen));
  const selection = {
    ...readable,
    text,
    ...(query === undefined ? {} : { query: parseQuery(query, bindingsOf(ctx), '/query') }),
  };
  const read = async (from?: string): Promise<ExportPage & { next: string | null }> => {
    const { entities, next } = await searchEntityRows(reader(ctx), { ...selection, sort, limit: PAGE, from });
    return {
      entities: entities.map((entity) => toWire(selection, entity)),
      titles: linkTitles(entities.map(({ links }) => links)),
      next,
    };
  };
  const first = await read();
  async function* pieces() {
    for (let page = first; ; page = await read(page.next)) {
      yield writer.page(page);
      if (page.next === null) break;
    }
    yield writer.end();
  }
  const day = ctx.clock.now().toISOString().slice(0, 10);
  return { type: writer.type, fileName: `${blueprint}-${day}.${format}`, pieces: pieces() };
}

const keysOf = (columns: readonly CatalogColumn[]) => columns.map(({ key }) => key);

function chooseColumns(document: BlueprintDocument, keys: string[] | undefined): CatalogColumn[] {
  const all = toColumns(document);
  if (!keys) return all;
  return [...new Set(keys)].map((wanted) => {
    const column = all.find(({ key }) => key === wanted);
    if (column) return column;
    const message = `There is no column "${wanted}".`;
    throw new AppError('invalid_input', message, {
      details: [{ path: '/query/columns', code: 'unknown_property', message }],
    });
  });
}
