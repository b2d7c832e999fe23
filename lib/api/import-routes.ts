import { Type } from '@sinclair/typebox';
import { importDocuments } from '#lib/sources/server/import-documents.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { DOCUMENT_BYTES, issueSchema } from './document-schemas.ts';

export const importRoutes = [
  defineRoute(
    {
      method: 'POST',
      path: '/v1/import',
      rule: { verb: 'create', subject: 'Blueprint' },
      summary: 'Blueprints, actions and entities in one go, all of them or none',
      tags: ['Blueprints'],
      maxBytes: DOCUMENT_BYTES,
      query: Type.Object({
        dry_run: Type.Optional(Type.Boolean({ description: 'say what would happen, keep nothing' })),
      }),
      body: Type.Unknown({
        description:
          '{blueprints?, actions?, entities?}, a list of such documents, or one; entities name their `blueprint`',
      }),
      response: Type.Object({
        ok: Type.Literal(true),
        dryRun: Type.Boolean(),
        items: Type.Array(
          Type.Object({
            kind: Type.Union([Type.Literal('blueprint'), Type.Literal('action'), Type.Literal('entity')]),
            identifier: Type.String(),
            blueprint: Type.Optional(Type.String({ description: 'of an entity' })),
            outcome: Type.Union([
              Type.Literal('created'),
              Type.Literal('updated'),
              Type.Literal('unchanged'),
            ]),
            warnings: Type.Array(issueSchema),
          }),
        ),
      }),
    },
    async (ctx, { query: { dry_run: dryRun = false }, body }) => {
      const items = await importDocuments(ctx, { document: body, dryRun });
      return { ok: true as const, dryRun, items };
    },
  ),
];
