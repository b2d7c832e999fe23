import { Type } from '@sinclair/typebox';
import { findByName, NAME_MATCHES } from '#lib/entities/server/find-by-name.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { ENTITY_TAGS, text } from './entity-schemas.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);

export const searchRoutes = [
  defineRoute(
    {
      method: 'GET',
      path: '/v1/search',
      rule: { verb: 'read', subject: 'Entity' },
      summary: 'Entities of any blueprint by identifier and title',
      description:
        'What begins with the text comes first, then what holds each of its words. No text finds nothing.',
      tags: ENTITY_TAGS,
      query: Type.Object({
        text,
        limit: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: NAME_MATCHES.most,
            description: `${NAME_MATCHES.usual} without`,
          }),
        ),
      }),
      response: Type.Object({
        ok: Type.Literal(true),
        results: Type.Array(
          Type.Object({
            blueprint: Type.String(),
            blueprintTitle: Type.String(),
            identifier: Type.String(),
            title: maybeText,
            icon: maybeText,
          }),
        ),
      }),
    },
    async (ctx, { query }) => ({ ok: true as const, results: await findByName(ctx, query) }),
  ),
];
