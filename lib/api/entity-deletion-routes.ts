import { Type } from '@sinclair/typebox';
import { deleteEntities } from '#lib/entities/server/delete-entities.ts';
import { MOST_DELETED_AT_ONCE } from '#lib/entities/server/deletion-plan.ts';
import { previewDeletion } from '#lib/entities/server/preview-deletion.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { ENTITY_TAGS, writeQuery } from './entity-schemas.ts';

const path = '/v1/blueprints/:blueprint/bulk/entities/delete';
const rule = { verb: ['read', 'delete'], subject: 'Entity' } as const;
const tags = ENTITY_TAGS;

const body = Type.Object({
  identifiers: Type.Array(Type.String({ maxLength: 255 }), { minItems: 1, maxItems: MOST_DELETED_AT_ONCE }),
});

const response = Type.Object({
  ok: Type.Literal(true),
  entities: Type.Array(
    Type.Object({ identifier: Type.String(), title: Type.Union([Type.String(), Type.Null()]) }),
  ),
  errors: Type.Array(
    Type.Object({
      identifier: Type.String(),
      statusCode: Type.Integer(),
      error: Type.String(),
      message: Type.String(),
      details: Type.Optional(Type.Array(Type.Unknown())),
    }),
  ),
});

export const entityDeletionRoutes = [
  defineRoute(
    {
      method: 'POST',
      path,
      rule,
      summary: 'Delete several entities together',
      description:
        'Those that may not be deleted stay, and those that something points to which stays. 200 when all went, else 207 with what stays and why.',
      tags,
      query: Type.Object({ run_id: writeQuery.run_id }),
      body,
      response,
    },
    async (ctx, { params, query, body }) => {
      const answer = await deleteEntities(ctx, { ...params, ...body, runId: query.run_id });
      return { status: answer.errors.length > 0 ? 207 : 200, body: { ok: true as const, ...answer } };
    },
  ),
  defineRoute(
    {
      method: 'POST',
      path: `${path}/preview`,
      rule,
      summary: 'What deleting several entities together would do',
      description: '`entities` would go; `errors` says why the others would stay. Nothing is deleted.',
      tags,
      body,
      response,
    },
    async (ctx, { params, body }) => ({
      ok: true as const,
      ...(await previewDeletion(ctx, { ...params, ...body })),
    }),
  ),
];
