import { Type } from '@sinclair/typebox';
import { planAction } from '#lib/actions/server/plan-action.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { anyDocument, DOCUMENT_BYTES, issueSchema } from './document-schemas.ts';
import { expectedVersion } from './version-tag.ts';

export const actionPlanRoutes = [
  defineRoute(
    {
      method: 'POST',
      path: '/v1/actions/:identifier/plan',
      rule: { verb: 'update', subject: 'Action' },
      summary: 'What replacing an action would change; nothing is written',
      description: 'Refused as replacing would be.',
      tags: ['Actions'],
      body: Type.Object({
        document: anyDocument('The action as it would be saved.'),
        permissions: Type.Optional(anyDocument('What to change of its permissions.')),
      }),
      response: Type.Object({
        ok: Type.Literal(true),
        changes: Type.Array(
          Type.Object({
            kind: Type.String({ description: 'add, change, remove or rename' }),
            what: Type.String({
              description:
                'identifier, title, icon, description, input, required, order, request, approval, permissions or setting',
            }),
            name: Type.String(),
            path: Type.String({ description: 'JSON Pointer into the document, or into `/permissions`' }),
            sentence: Type.String(),
          }),
        ),
        warnings: Type.Array(issueSchema),
        runs: Type.Object({
          waiting: Type.Integer({
            description: 'runs not sent yet; they keep the request they were asked with',
          }),
        }),
      }),
      maxBytes: DOCUMENT_BYTES,
    },
    async (ctx, { params, body, headers }) => ({
      ok: true as const,
      ...(await planAction(ctx, { ...params, ...body, expectedVersion: expectedVersion(headers) })),
    }),
  ),
];
