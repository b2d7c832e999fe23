import { Type } from '@sinclair/typebox';
import { blueprintDocumentSchema } from '#lib/blueprints/blueprint-document.ts';
import { wireBlueprint } from '#lib/blueprints/server/blueprint-view.ts';
import { createBlueprint } from '#lib/blueprints/server/create-blueprint.ts';
import { deleteBlueprint } from '#lib/blueprints/server/delete-blueprint.ts';
import { getBlueprint } from '#lib/blueprints/server/get-blueprint.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { patchBlueprint } from '#lib/blueprints/server/patch-blueprint.ts';
import { replaceBlueprint } from '#lib/blueprints/server/replace-blueprint.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { answerBlueprint, blueprintSchema, oneBlueprint } from './blueprint-answer.ts';
import { anyDocument, DOCUMENT_BYTES, success } from './document-schemas.ts';
import { expectedVersion } from './version-tag.ts';

const tags = ['Blueprints'];
const subject = 'Blueprint';
const maxBytes = DOCUMENT_BYTES;

/** Described in full, judged by the verb alone: whatever is an object gets that far. */
const sent = Type.Union([
  blueprintDocumentSchema,
  anyDocument('Anything else is kept with a warning, or refused by name.'),
]);
const patch = anyDocument('The keys of a blueprint to replace.');
export const blueprintRoutes = [
  defineRoute(
    {
      method: 'GET',
      path: '/v1/blueprints',
      rule: { verb: 'read', subject },
      summary: 'All blueprints',
      tags,
      response: Type.Object({ ok: Type.Literal(true), blueprints: Type.Array(blueprintSchema) }),
    },
    async (ctx) => ({
      ok: true as const,
      blueprints: (await listBlueprints(ctx)).map((view) => wireBlueprint(view) as never),
    }),
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/blueprints',
      rule: { verb: 'create', subject },
      summary: 'Define a blueprint',
      tags,
      body: sent,
      response: oneBlueprint,
      status: 201,
      maxBytes,
    },
    async (ctx, { body }) => answerBlueprint(await createBlueprint(ctx, { document: body })),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/blueprints/:identifier',
      rule: { verb: 'read', subject },
      summary: 'One blueprint',
      description: 'The ETag is its version; send it as If-Match with a change to be told when it is stale.',
      tags,
      response: oneBlueprint,
    },
    async (ctx, { params }) => answerBlueprint(await getBlueprint(ctx, params)),
  ),
  defineRoute(
    {
      method: 'PUT',
      path: '/v1/blueprints/:identifier',
      rule: { verb: 'update', subject },
      summary: 'Replace a blueprint; another identifier renames it',
      tags,
      body: sent,
      response: oneBlueprint,
      maxBytes,
    },
    async (ctx, { params: { identifier }, body, headers }) =>
      answerBlueprint(
        await replaceBlueprint(ctx, {
          identifier,
          document: body,
          expectedVersion: expectedVersion(headers),
        }),
      ),
  ),
  defineRoute(
    {
      method: 'PATCH',
      path: '/v1/blueprints/:identifier',
      rule: { verb: 'update', subject },
      summary: 'Replace some keys of a blueprint; null removes one',
      tags,
      body: patch,
      response: oneBlueprint,
      maxBytes,
    },
    async (ctx, { params: { identifier }, body, headers }) =>
      answerBlueprint(
        await patchBlueprint(ctx, { identifier, patch: body, expectedVersion: expectedVersion(headers) }),
      ),
  ),
  defineRoute(
    {
      method: 'DELETE',
      path: '/v1/blueprints/:identifier',
      rule: { verb: 'delete', subject },
      summary: 'Delete a blueprint that has no entities and is no relation’s target',
      tags,
      response: success,
    },
    async (ctx, { params }) => {
      await deleteBlueprint(ctx, params);
      return { ok: true as const };
    },
  ),
];
