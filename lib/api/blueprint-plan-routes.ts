import { Type } from '@sinclair/typebox';
import { planBlueprint } from '#lib/blueprints/server/plan-blueprint.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { anyDocument, DOCUMENT_BYTES, issueSchema } from './document-schemas.ts';
import { expectedVersion } from './version-tag.ts';

const tags = ['Blueprints'];
const subject = 'Blueprint';
const body = anyDocument('The blueprint as it would be saved.');
const number = (description: string) => Type.Integer({ minimum: 0, description });

const answer = Type.Object({
  ok: Type.Literal(true),
  changes: Type.Array(
    Type.Object({
      kind: Type.String({ description: 'add, change, remove or rename' }),
      what: Type.String({
        description:
          'blueprint, identifier, title, icon, description, property, required, order, relation, mirror, calculation, aggregation or setting',
      }),
      name: Type.String(),
      path: Type.String({ description: 'JSON Pointer into the document' }),
      sentence: Type.String(),
      rows: number('entities that hold a value there'),
      failing: number('entities that would not be accepted under the new definition; they stay as they are'),
      exact: Type.Boolean({ description: 'false: there are at least so many' }),
      examples: Type.Array(
        Type.Object({ identifier: Type.String(), title: Type.Union([Type.String(), Type.Null()]) }),
        { description: 'of those failing, at most five that the caller may see' },
      ),
      usedBy: Type.Array(
        Type.Object({
          kind: Type.String({
            description:
              'action, relation, mirror, calculation, aggregation, ownership, property, policy, view or index',
          }),
          name: Type.String(),
          title: Type.String(),
          blueprint: Type.Optional(Type.String()),
        }),
      ),
    }),
  ),
  warnings: Type.Array(issueSchema),
  rows: Type.Object({ value: number('entities of the blueprint'), exact: Type.Boolean() }),
});

export const blueprintPlanRoutes = [
  defineRoute(
    {
      method: 'POST',
      path: '/v1/blueprints/plan',
      rule: { verb: 'create', subject },
      summary: 'What defining a blueprint would do; nothing is written',
      tags,
      body,
      response: answer,
      maxBytes: DOCUMENT_BYTES,
    },
    async (ctx, { body: document }) => ({
      ok: true as const,
      ...(await planBlueprint(ctx, { document })),
    }),
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/blueprints/:identifier/plan',
      rule: { verb: 'update', subject },
      summary:
        'What replacing a blueprint would change, and which entities would not fit; nothing is written',
      description:
        'Refused as replacing would be. Counting stops after a few seconds; the figures are then a least.',
      tags,
      body,
      response: answer,
      maxBytes: DOCUMENT_BYTES,
    },
    async (ctx, { params, body: document, headers }) => ({
      ok: true as const,
      ...(await planBlueprint(ctx, { ...params, document, expectedVersion: expectedVersion(headers) })),
    }),
  ),
];
