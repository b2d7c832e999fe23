import { Type } from '@sinclair/typebox';
import { type ActionView, wireAction } from '#lib/actions/server/action-view.ts';
import { createAction } from '#lib/actions/server/create-action.ts';
import { deleteAction } from '#lib/actions/server/delete-action.ts';
import { getAction } from '#lib/actions/server/get-action.ts';
import { getActionPermissions } from '#lib/actions/server/get-action-permissions.ts';
import { listActions } from '#lib/actions/server/list-actions.ts';
import { patchActionPermissions } from '#lib/actions/server/patch-action-permissions.ts';
import { replaceAction } from '#lib/actions/server/replace-action.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { anyDocument, authorship, DOCUMENT_BYTES, success, warnings } from './document-schemas.ts';
import { expectedVersion, versionTag } from './version-tag.ts';

const tags = ['Actions'];
const subject = 'Action';
const maxBytes = DOCUMENT_BYTES;

const sent = anyDocument('An action, see the schema Action; keys not named there are kept.');
const action = Type.Intersect([
  anyDocument('Exactly as it was sent, with who wrote it and when.'),
  Type.Object({
    id: Type.String(),
    identifier: Type.String(),
    ...authorship,
  }),
]);
const rights = Type.Object(
  { execute: Type.Boolean(), update: Type.Boolean() },
  { description: 'what the caller may do' },
);
const one = Type.Object({
  ok: Type.Literal(true),
  action,
  can: rights,
  warnings,
});

const names = Type.Array(Type.String());
const policy = Type.Unknown({ description: 'stored, not evaluated yet' });
const permissions = Type.Object({
  ok: Type.Literal(true),
  permissions: Type.Object({
    execute: Type.Object({ users: names, roles: names, teams: names, ownedByTeam: Type.Boolean(), policy }),
    approve: Type.Object({ users: names, roles: names, teams: names, policy }),
  }),
});

function answer(view: ActionView) {
  return {
    body: {
      ok: true as const,
      action: wireAction(view) as never,
      can: view.can,
      ...(view.warnings.length > 0 ? { warnings: view.warnings } : {}),
    },
    headers: versionTag(view.version),
  };
}

export const actionRoutes = [
  defineRoute(
    {
      method: 'GET',
      path: '/v1/actions',
      rule: { verb: 'read', subject },
      summary: 'All actions',
      tags,
      query: Type.Object({
        trigger_type: Type.Optional(Type.String({ description: '`self-service` or `automation`' })),
        blueprint: Type.Optional(Type.String({ description: 'only actions of this blueprint' })),
      }),
      response: Type.Object({
        ok: Type.Literal(true),
        actions: Type.Array(action),
        can: Type.Record(Type.String(), rights, { description: 'by identifier' }),
      }),
    },
    async (ctx, { query }) => {
      const views = await listActions(ctx, { triggerType: query.trigger_type, blueprint: query.blueprint });
      return {
        ok: true as const,
        actions: views.map((view) => wireAction(view) as never),
        can: Object.fromEntries(views.map((view) => [view.identifier, view.can])),
      };
    },
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/actions',
      rule: { verb: 'create', subject },
      summary: 'Define an action',
      tags,
      body: sent,
      response: one,
      status: 201,
      maxBytes,
    },
    async (ctx, { body }) => answer(await createAction(ctx, { document: body })),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/actions/:identifier',
      rule: { verb: 'read', subject },
      summary: 'One action',
      tags,
      response: one,
    },
    async (ctx, { params }) => answer(await getAction(ctx, params)),
  ),
  defineRoute(
    {
      method: 'PUT',
      path: '/v1/actions/:identifier',
      rule: { verb: 'update', subject },
      summary: 'Replace an action; another identifier renames it',
      tags,
      body: sent,
      response: one,
      maxBytes,
    },
    async (ctx, { params: { identifier }, body, headers }) =>
      answer(
        await replaceAction(ctx, { identifier, document: body, expectedVersion: expectedVersion(headers) }),
      ),
  ),
  defineRoute(
    {
      method: 'DELETE',
      path: '/v1/actions/:identifier',
      rule: { verb: 'delete', subject },
      summary: 'Delete an action; runs of it that were not sent yet are cancelled',
      tags,
      response: success,
    },
    async (ctx, { params }) => {
      await deleteAction(ctx, params);
      return { ok: true as const };
    },
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/actions/:identifier/permissions',
      rule: { verb: 'read', subject },
      summary: 'Who may run an action, and who approves',
      tags,
      response: permissions,
    },
    async (ctx, { params }) => ({
      ok: true as const,
      permissions: await getActionPermissions(ctx, params),
    }),
  ),
  defineRoute(
    {
      method: 'PATCH',
      path: '/v1/actions/:identifier/permissions',
      rule: { verb: 'update', subject },
      summary: 'Change who may run an action or approve; keys left out keep their value',
      tags,
      body: anyDocument('`execute` and `approve`, see the schema Permissions.'),
      response: permissions,
    },
    async (ctx, { params: { identifier }, body }) => ({
      ok: true as const,
      permissions: await patchActionPermissions(ctx, { identifier, patch: body }),
    }),
  ),
];
