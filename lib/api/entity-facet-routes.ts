import { Type } from '@sinclair/typebox';
import { countFacets, FACET_VALUES, MOST_FACETS } from '#lib/entities/server/count-facets.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { ENTITY_TAGS, query, text } from './entity-schemas.ts';

export const entityFacetRoutes = [
  defineRoute(
    {
      method: 'POST',
      path: '/v1/blueprints/:blueprint/entities/facets',
      rule: { verb: 'read', subject: 'Entity' },
      summary: 'How many entities have each value of some properties',
      description:
        'The most frequent values first. A list counts for each of its elements, a relation for each entity it leads to; null stands for no value. Also what grouping a table by a property needs.',
      tags: ENTITY_TAGS,
      body: Type.Object({
        query: Type.Optional(query),
        text: Type.Optional(text),
        facets: Type.Array(
          Type.Object({
            property: Type.String({
              maxLength: 255,
              description: 'a property, `$team` or another meta property that is no time, or a relation',
            }),
            query: Type.Optional(query),
          }),
          {
            minItems: 1,
            maxItems: MOST_FACETS,
            description: 'each with a query of its own where it is not the common one',
          },
        ),
        limit: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: FACET_VALUES.most,
            description: `values of each facet, ${FACET_VALUES.usual} without`,
          }),
        ),
      }),
      response: Type.Object({
        ok: Type.Literal(true),
        facets: Type.Array(
          Type.Object({
            property: Type.String(),
            values: Type.Array(
              Type.Object({
                value: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
                count: Type.Integer(),
                title: Type.Optional(Type.String({ description: 'of the entity a relation leads to' })),
              }),
            ),
            more: Type.Boolean({ description: 'there are more values' }),
            exact: Type.Boolean({
              description: 'false: counting stopped, the counts are the least there are',
            }),
          }),
        ),
      }),
    },
    async (ctx, { params, body }) => ({
      ok: true as const,
      facets: await countFacets(ctx, { ...params, ...body }),
    }),
  ),
];
