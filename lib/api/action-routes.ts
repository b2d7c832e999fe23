import { Type } from '@sinclair/typebox';
import { wireAction } from '#lib/actions/server/action-view.ts';
import { createAction } from '#lib/actions/server/create-action.ts';
import { deleteAction } from '#lib/actions/server/delete-action.ts';
import { getAction } from '#lib/actions/server/get-action.ts';
import { getActionPermissions } from '#lib/actions/server/get-action-permissions.ts';
import { listActionStatistics } from '#lib/actions/server/list-action-statistics.ts';
import { listActions } from '#lib/actions/server/list-actions.ts';
import { patchActionPermissions } from '#lib/actions/server/patch-action-permissions.ts';
import { replaceAction } from '#lib/actions/server/replace-action.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { actionRights, actionSchema, answerAction, oneAction, permissionsSchema } from './action-answer.ts';
import { anyDocument, DOCUMENT_BYTES, success } from './document-schemas.ts';
import { expectedVersion } from './version-tag.ts';

const tags = ['Actions'];
const subject = 'Action';
const maxBytes = DOCUMENT_BYTES;

const sent = anyDocument('An action, see the schema Action; keys not named there are kept.');
const permissions = Type.Object({ ok: Type.Literal(true), permissions: permissionsSchema });

const seconds = (description: string) => Type.Union([Type.Number(), Type.Null()], { description });
const moment = Type.Union([Type.String({ format: 'date-time' }), Type.Null()]);
const statistics = Type.Object({
  action: Type.String(),
  runs: Type.Integer({ description: 'of the last 90 days, at most the last 200' }),
  succeeded: Type.Integer(),
  failed: Type.Integer(),
  medianSeconds: seconds('of runs that succeeded, from dispatch to end'),
  medianWaitingSeconds: seconds('from the request to the decision'),
  lastRunAt: moment,
  ownLastRunAt: moment,
});

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
        actions: Type.Array(actionSchema),
        can: Type.Record(Type.String(), actionRights, { description: 'by identifier' }),
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
      response: oneAction,
      status: 201,
      maxBytes,
    },
    async (ctx, { body }) => answerAction(await createAction(ctx, { document: body })),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/actions/statistics',
      rule: { verb: 'read', subject },
      summary: 'How often the self-service actions the caller may run succeed, and how long they take',
      description: 'Counted over the runs of everybody, also those the caller may not open.',
      tags,
      response: Type.Object({ ok: Type.Literal(true), statistics: Type.Array(statistics) }),
    },
    async (ctx) => ({ ok: true as const, statistics: await listActionStatistics(ctx) }),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/actions/:identifier',
      rule: { verb: 'read', subject },
      summary: 'One action',
      tags,
      response: oneAction,
    },
    async (ctx, { params }) => answerAction(await getAction(ctx, params)),
  ),
  defineRoute(
    {
      method: 'PUT',
      path: '/v1/actions/:identifier',
      rule: { verb: 'update', subject },
      summary: 'Replace an action; another identifier renames it',
      tags,
      body: sent,
      response: oneAction,
      maxBytes,
    },
    async (ctx, { params: { identifier }, body, headers }) =>
      answerAction(
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
