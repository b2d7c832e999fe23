import { Type } from '@sinclair/typebox';
import { listEntityHistory } from '#lib/entities/server/list-entity-history.ts';
import { listRelatedEntities } from '#lib/entities/server/list-related-entities.ts';
import { searchBlueprintEntities } from '#lib/entities/server/search-blueprint-entities.ts';
import { searchEntities } from '#lib/entities/server/search-entities.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { ENTITY_TAGS, names, projection, query, someEntity, text } from './entity-schemas.ts';

const tags = ENTITY_TAGS;
const rule = { verb: 'read', subject: 'Entity' } as const;
const nothingOr = <T extends ReturnType<typeof Type.String>>(type: T) => Type.Union([type, Type.Null()]);
const cursor = Type.Optional(Type.String({ maxLength: 8_000, description: '`next` of the page before' }));
const integer = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
const map = Type.Record(Type.String(), Type.Unknown());

export const entitySearchRoutes = [
  defineRoute(
    {
      method: 'POST',
      path: '/v1/entities/search',
      rule,
      summary: 'Entities of any blueprint that match a query',
      tags,
      query: Type.Object(projection),
      body: query,
      response: Type.Object({
        ok: Type.Literal(true),
        entities: Type.Array(someEntity),
        matchingBlueprints: Type.Array(Type.String()),
      }),
    },
    async (ctx, { query: { include, exclude, exclude_calculated_properties }, body }) => {
      const withoutComputed = exclude_calculated_properties;
      const found = await searchEntities(ctx, { query: body, include, exclude, withoutComputed });
      return { ok: true as const, ...found };
    },
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/blueprints/:blueprint/entities/search',
      rule,
      summary: 'One page of a blueprint’s entities, filtered and sorted',
      tags,
      body: Type.Object({
        query: Type.Optional(query),
        text: Type.Optional(text),
        sort: Type.Optional(
          Type.Array(
            Type.Object({
              property: Type.String({ maxLength: 255 }),
              order: Type.Union([Type.Literal('ASC'), Type.Literal('DESC')]),
            }),
            { maxItems: 3 },
          ),
        ),
        limit: Type.Optional(integer(1, 1_000)),
        from: cursor,
        count: Type.Optional(Type.Boolean({ description: 'how many match in all' })),
        titles: Type.Optional(Type.Boolean({ description: 'titles of what relations lead to' })),
        include: names('only these fields'),
        exclude: names('all but these fields'),
      }),
      response: Type.Object({
        ok: Type.Literal(true),
        entities: Type.Array(someEntity),
        next: nothingOr(Type.String()),
        count: Type.Optional(
          Type.Object({
            value: Type.Integer(),
            exact: Type.Boolean({ description: 'false: counting stopped, the value is an estimate' }),
          }),
        ),
        titles: Type.Optional(
          Type.Record(Type.String(), Type.Record(Type.String(), Type.String()), {
            description: 'by blueprint and identifier, where there is one',
          }),
        ),
      }),
    },
    async (ctx, { params, body }) => {
      const page = await searchBlueprintEntities(ctx, { ...params, ...body });
      return { ok: true as const, ...page };
    },
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/blueprints/:blueprint/entities/:identifier/related',
      rule,
      summary: 'What an entity points at and what points at it',
      tags,
      query: Type.Object({
        direction: Type.Optional(Type.Union([Type.Literal('outgoing'), Type.Literal('incoming')])),
        relation: Type.Optional(Type.String()),
        related_blueprint: Type.Optional(Type.String()),
        limit: Type.Optional(integer(1, 200)),
        from: cursor,
      }),
      response: Type.Object({
        ok: Type.Literal(true),
        related: Type.Array(
          Type.Object({
            direction: Type.Union([Type.Literal('outgoing'), Type.Literal('incoming')]),
            relation: Type.String(),
            title: Type.String(),
            blueprint: Type.String({ description: 'of the entities at the other end' }),
            blueprintHeading: Type.String({ description: 'what its table is called' }),
            count: Type.Integer(),
            entities: Type.Array(
              Type.Object({
                blueprint: Type.String(),
                identifier: Type.String(),
                title: nothingOr(Type.String()),
                icon: nothingOr(Type.String()),
              }),
            ),
            next: nothingOr(Type.String()),
          }),
        ),
      }),
    },
    async (ctx, { params, query: { related_blueprint: relatedBlueprint, ...query } }) => {
      const related = await listRelatedEntities(ctx, { ...params, ...query, relatedBlueprint });
      return { ok: true as const, related };
    },
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/blueprints/:blueprint/entities/:identifier/history',
      rule,
      summary: 'Every version of an entity, newest first',
      tags,
      query: Type.Object({ limit: Type.Optional(integer(1, 1_000)), from: cursor }),
      response: Type.Object({
        ok: Type.Literal(true),
        history: Type.Array(
          Type.Object({
            version: Type.Integer(),
            operation: Type.String({ description: 'create, update or delete' }),
            at: Type.String({ format: 'date-time' }),
            until: nothingOr(Type.String({ format: 'date-time' })),
            actor: map,
            runId: nothingOr(Type.String()),
            source: nothingOr(Type.String()),
            entity: map,
          }),
        ),
        next: nothingOr(Type.String()),
      }),
    },
    async (ctx, { params, query }) => ({
      ok: true as const,
      ...(await listEntityHistory(ctx, { ...params, ...query })),
    }),
  ),
];
