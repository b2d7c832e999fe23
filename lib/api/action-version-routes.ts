import { Type } from '@sinclair/typebox';
import { getActionVersion } from '#lib/actions/server/get-action-version.ts';
import { listActionVersions } from '#lib/actions/server/list-action-versions.ts';
import { restoreActionVersion } from '#lib/actions/server/restore-action-version.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { answerAction, oneAction, permissionsSchema } from './action-answer.ts';
import { anyDocument } from './document-schemas.ts';
import { versionAnswer, versionsAnswer, versionsQuery } from './version-schemas.ts';
import { expectedVersion } from './version-tag.ts';

const tags = ['Actions'];
const subject = 'Action';

export const actionVersionRoutes = [
  defineRoute(
    {
      method: 'GET',
      path: '/v1/actions/:identifier/versions',
      rule: { verb: 'read', subject },
      summary: 'Every version of an action, newest first',
      tags,
      query: versionsQuery,
      response: versionsAnswer,
    },
    async (ctx, { params, query }) => ({
      ok: true as const,
      ...(await listActionVersions(ctx, { ...params, ...query })),
    }),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/actions/:identifier/versions/:version',
      rule: { verb: 'read', subject },
      summary: 'One version of an action with its document',
      description: 'Its permissions are there for those who may change the action, else null.',
      tags,
      response: versionAnswer({
        document: anyDocument('exactly as it was sent'),
        permissions: Type.Union([permissionsSchema, Type.Null()]),
      }),
    },
    async (ctx, { params }) => {
      const { document, ...version } = await getActionVersion(ctx, params);
      return { ok: true as const, version: { ...version, document: { ...document } } };
    },
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/actions/:identifier/versions/:version/restore',
      rule: { verb: 'update', subject },
      summary:
        'Make an earlier version of an action, with its permissions, its next one; its identifier stays',
      tags,
      response: oneAction,
    },
    async (ctx, { params, headers }) =>
      answerAction(await restoreActionVersion(ctx, { ...params, expectedVersion: expectedVersion(headers) })),
  ),
];
