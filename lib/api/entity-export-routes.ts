import { Type } from '@sinclair/typebox';
import { EXPORT_FORMATS } from '#lib/entities/export-format.ts';
import { exportEntities } from '#lib/entities/server/export-entities.ts';
import { AppError } from '#lib/errors.ts';
import { readNames, readSort } from '#lib/query/name-list.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { ENTITY_TAGS, text } from './entity-schemas.ts';
import { asAttachment, streamPieces } from './stream-pieces.ts';

const names = (description: string) => Type.Optional(Type.String({ maxLength: 8_000, description }));

export const entityExportRoutes = [
  defineRoute(
    {
      method: 'GET',
      path: '/v1/blueprints/:blueprint/export',
      rule: { verb: 'read', subject: 'Entity' },
      summary: 'All entities of a filter as a file',
      description:
        'CSV with a row of titles (UTF-8 with a byte order mark; texts that a spreadsheet would run as formulas begin with an apostrophe), or a JSON list of entities. Read page by page: without `sort`, each entity that is there all the while is in it exactly once.',
      tags: ENTITY_TAGS,
      query: Type.Object({
        format: Type.Optional(Type.Union(EXPORT_FORMATS.map((format) => Type.Literal(format)))),
        query: names('{combinator, rules} as JSON: see the schema Query'),
        text: Type.Optional(text),
        sort: names('`a,-b`: by a, then by b in descending order'),
        columns: names('`a,b`: these columns in this order; without it all'),
      }),
      response: Type.String(),
    },
    async (ctx, { params, query: { format = 'csv', query, text, sort, columns } }) => {
      const { type, fileName, pieces } = await exportEntities(ctx, {
        ...params,
        format,
        text,
        ...(query ? { query: readQuery(query) } : {}),
        ...(sort ? { sort: readSort(sort) } : {}),
        ...(columns ? { columns: readNames(columns) } : {}),
      });
      const { log } = ctx.services;
      return {
        body: '',
        headers: { 'Content-Type': type, 'Content-Disposition': asAttachment(fileName) },
        stream: (response) =>
          void streamPieces(response, pieces, (error) => log.error({ err: error }, 'an export broke off')),
      };
    },
  ),
];

function readQuery(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const message = 'The query is not valid JSON.';
    throw new AppError('invalid_input', message, {
      details: [{ path: '/query/query', code: 'invalid_json', message }],
    });
  }
}
