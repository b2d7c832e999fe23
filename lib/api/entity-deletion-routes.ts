import { Type } from '@sinclair/typebox';
import { deleteEntities } from '#lib/entities/server/delete-entities.ts';
import { MOST_DELETED_AT_ONCE } from '#lib/entities/server/deletion-plan.ts';
import { previewDeletion } from '#lib/entities/server/preview-deletion.ts';
import { AppError } from '#lib/errors.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { ENTITY_TAGS, flag, writeQuery } from './entity-schemas.ts';

const path = '/v1/blueprints/:blueprint/bulk/entities/delete';
const rule = { verb: ['read', 'delete'], subject: 'Entity' } as const;
const tags = ENTITY_TAGS;

const identifiers = Type.Array(Type.String({ maxLength: 512 }), {
  minItems: 1,
  maxItems: MOST_DELETED_AT_ONCE,
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
        'Those that may not be deleted stay, and those that something points to which stays. 200 when all went, else 207 with what stays and why; always 200 when they are named in `entities`.',
      tags,
      query: Type.Object({
        run_id: writeQuery.run_id,
        delete_dependents: flag('what points to them goes too, or, when some of it may not, nothing at all'),
      }),
      body: Type.Object({
        identifiers: Type.Optional(identifiers),
        entities: Type.Optional({
          ...identifiers,
          description: 'the same, for clients that read `deletedEntities`',
        }),
      }),
      response: Type.Object({ ...response.properties, deletedEntities: Type.Array(Type.String()) }),
    },
    async (ctx, { params, query, body }) => {
      const options = { runId: query.run_id, deleteDependents: query.delete_dependents };
      const answer = await deleteEntities(ctx, { ...params, ...options, identifiers: namedIn(body) });
      const deletedEntities = answer.entities.map(({ identifier }) => identifier);
      // Who sends `entities` expects 200, and finds in `deletedEntities` what went.
      const status = answer.errors.length > 0 && !body.entities ? 207 : 200;
      return { status, body: { ok: true as const, ...answer, deletedEntities } };
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
      body: Type.Object({ identifiers }),
      response,
    },
    async (ctx, { params, body }) => ({
      ok: true as const,
      ...(await previewDeletion(ctx, { ...params, ...body })),
    }),
  ),
];

/** What the caller names, in the one way or the other. */
function namedIn({ identifiers, entities }: { identifiers?: string[]; entities?: string[] }): string[] {
  const named = identifiers ?? entities;
  if (named && !(identifiers && entities)) return named;
  const message = 'Name what to delete either in "identifiers" or in "entities".';
  const code = named ? 'ambiguous' : 'required';
  throw new AppError('invalid_input', message, { details: [{ path: '/identifiers', code, message }] });
}
