import { Type } from '@sinclair/typebox';
import { createView } from '#lib/views/server/create-view.ts';
import { deleteView } from '#lib/views/server/delete-view.ts';
import { listViews } from '#lib/views/server/list-views.ts';
import { replaceView } from '#lib/views/server/replace-view.ts';
import { VIEW_LIMITS } from '#lib/views/view-content.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { success } from './document-schemas.ts';
import { expectedVersion, versionTag } from './version-tag.ts';

const tags = ['Views'];
const subject = 'View';
const ofBlueprint = '/v1/blueprints/:blueprint/views';
const single = '/v1/blueprints/:blueprint/views/:id';

const content = Type.Object({
  title: Type.String({ maxLength: 400, description: `at most ${VIEW_LIMITS.title} characters` }),
  state: Type.String({
    maxLength: 4 * VIEW_LIMITS.state,
    description: 'the query string of the page of the blueprint’s entities',
  }),
  shared: Type.Optional(Type.Boolean({ description: 'for everybody who sees the blueprint' })),
});

const view = Type.Object({
  id: Type.String(),
  title: Type.String(),
  state: Type.String(),
  shared: Type.Boolean(),
  mine: Type.Boolean(),
  can: Type.Object({ update: Type.Boolean(), delete: Type.Boolean() }),
  version: Type.Integer(),
  createdAt: Type.String({ format: 'date-time' }),
  updatedAt: Type.String({ format: 'date-time' }),
});
const oneView = Type.Object({ ok: Type.Literal(true), view });

export const viewRoutes = [
  defineRoute(
    {
      method: 'GET',
      path: ofBlueprint,
      rule: { verb: 'read', subject },
      summary: 'The caller’s saved views of a blueprint, and the shared ones',
      tags,
      response: Type.Object({ ok: Type.Literal(true), views: Type.Array(view) }),
    },
    async (ctx, { params }) => ({ ok: true as const, views: await listViews(ctx, params) }),
  ),
  defineRoute(
    {
      method: 'POST',
      path: ofBlueprint,
      rule: { verb: 'create', subject },
      summary: 'Save a view',
      tags,
      body: content,
      response: oneView,
      status: 201,
    },
    async (ctx, { params, body: { shared = false, ...body } }) => {
      const created = await createView(ctx, { ...params, ...body, shared });
      return { body: { ok: true as const, view: created }, headers: versionTag(created.version) };
    },
  ),
  defineRoute(
    {
      method: 'PUT',
      path: single,
      rule: { verb: 'update', subject },
      summary: 'Replace a view',
      description: 'Send the version as If-Match to be told when somebody else changed it meanwhile.',
      tags,
      body: content,
      response: oneView,
    },
    async (ctx, { params, body: { shared = false, ...body }, headers }) => {
      const options = { ...params, expectedVersion: expectedVersion(headers) };
      const replaced = await replaceView(ctx, { ...options, ...body, shared });
      return { body: { ok: true as const, view: replaced }, headers: versionTag(replaced.version) };
    },
  ),
  defineRoute(
    {
      method: 'DELETE',
      path: single,
      rule: { verb: 'delete', subject },
      summary: 'Delete a view',
      tags,
      response: success,
    },
    async (ctx, { params }) => {
      await deleteView(ctx, params);
      return { ok: true as const };
    },
  ),
];
