import { getBlueprintVersion } from '#lib/blueprints/server/get-blueprint-version.ts';
import { listBlueprintVersions } from '#lib/blueprints/server/list-blueprint-versions.ts';
import { restoreBlueprintVersion } from '#lib/blueprints/server/restore-blueprint-version.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { answerBlueprint, oneBlueprint } from './blueprint-answer.ts';
import { anyDocument } from './document-schemas.ts';
import { versionAnswer, versionsAnswer, versionsQuery } from './version-schemas.ts';
import { expectedVersion } from './version-tag.ts';

const tags = ['Blueprints'];
const subject = 'Blueprint';

export const blueprintVersionRoutes = [
  defineRoute(
    {
      method: 'GET',
      path: '/v1/blueprints/:identifier/versions',
      rule: { verb: 'read', subject },
      summary: 'Every version of a blueprint, newest first',
      description:
        'A blueprint that was deleted answers 404 here as everywhere; one made again under its name begins at version 1.',
      tags,
      query: versionsQuery,
      response: versionsAnswer,
    },
    async (ctx, { params, query }) => ({
      ok: true as const,
      ...(await listBlueprintVersions(ctx, { ...params, ...query })),
    }),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/blueprints/:identifier/versions/:version',
      rule: { verb: 'read', subject },
      summary: 'One version of a blueprint with its document',
      tags,
      response: versionAnswer({ document: anyDocument('exactly as it was sent') }),
    },
    async (ctx, { params }) => ({ ok: true as const, version: await getBlueprintVersion(ctx, params) }),
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/blueprints/:identifier/versions/:version/restore',
      rule: { verb: 'update', subject },
      summary: 'Make an earlier version of a blueprint its next one; its identifier stays',
      tags,
      response: oneBlueprint,
    },
    async (ctx, { params, headers }) =>
      answerBlueprint(
        await restoreBlueprintVersion(ctx, { ...params, expectedVersion: expectedVersion(headers) }),
      ),
  ),
];
