import { Type } from '@sinclair/typebox';
import { defineRoute } from '#lib/web/define-route.ts';
import type { Route } from '#lib/web/route-types.ts';
import { openapiDocument } from './openapi.ts';

/** The route that publishes the description of `described` and of itself. */
export function openapiRoutes(described: readonly Route[]): Route[] {
  const own: Route = defineRoute(
    {
      method: 'GET',
      path: '/v1/openapi.json',
      rule: 'public',
      summary: 'This description, OpenAPI 3.1',
      tags: ['Description'],
      response: Type.Object({ openapi: Type.String() }),
    },
    (ctx) => ({ body: openapiDocument([...described, own], ctx.services.env.url) }),
  );
  return [own];
}
