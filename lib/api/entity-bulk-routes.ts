import { Type } from '@sinclair/typebox';
import { MOST_IN_BULK, upsertEntities } from '#lib/entities/server/upsert-entities.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { DOCUMENT_BYTES } from './document-schemas.ts';
import { ENTITY_TAGS, flag, writeOptions, writeQuery } from './entity-schemas.ts';

const place = { identifier: Type.String(), index: Type.Integer() };

export const entityBulkRoutes = [
  defineRoute(
    {
      method: 'POST',
      path: '/v1/blueprints/:blueprint/entities/bulk',
      rule: { verb: ['create', 'update', 'read'], subject: 'Entity' },
      summary: 'Create or change several entities, each by itself',
      description: '200 when all were written, else 207 with what was refused.',
      tags: ENTITY_TAGS,
      query: Type.Object({
        ...writeQuery,
        upsert: flag('entities that exist are changed instead of refused'),
        merge: flag('what exists keeps what is not named'),
        validation_only: flag('say what would come out, write nothing'),
      }),
      body: Type.Object({
        entities: Type.Array(Type.Unknown(), {
          maxItems: MOST_IN_BULK,
          description: 'entities, as they are written one by one',
        }),
      }),
      response: Type.Object({
        ok: Type.Literal(true),
        entities: Type.Array(Type.Object({ ...place, created: Type.Boolean() })),
        errors: Type.Array(
          Type.Object({
            ...place,
            statusCode: Type.Integer(),
            error: Type.String(),
            message: Type.String(),
            details: Type.Optional(Type.Array(Type.Unknown())),
          }),
        ),
      }),
      maxBytes: DOCUMENT_BYTES,
    },
    async (ctx, { params, query, body: { entities } }) => {
      const { upsert, merge, validation_only: validationOnly } = query;
      const options = { ...params, ...writeOptions(query), upsert, merge, validationOnly };
      const answer = await upsertEntities(ctx, { ...options, entities });
      return { status: answer.errors.length > 0 ? 207 : 200, body: { ok: true as const, ...answer } };
    },
  ),
];
