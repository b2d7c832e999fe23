import type { Static, TSchema } from '@sinclair/typebox';
import type { Context } from '#lib/access/server/context.ts';
import type { Route, RouteAnswer, RouteInput, RouteSpec } from './route-types.ts';

type MaybePromise<T> = T | Promise<T>;

/**
 * The only way into the HTTP API: a route without a rule or without schemas cannot be written.
 * The handler returns the body itself, or `{status, body, headers}`.
 */
export function defineRoute<
  const Path extends string,
  Query extends TSchema,
  Body extends TSchema,
  Answer extends TSchema,
>(
  spec: RouteSpec<Path, Query, Body, Answer>,
  handler: (
    ctx: Context,
    input: RouteInput<Path, Query, Body>,
  ) => MaybePromise<Static<Answer> | RouteAnswer<Static<Answer>>>,
): Route {
  return {
    spec,
    async handle(ctx, input) {
      const result: unknown = await handler(ctx, input as RouteInput<Path, Query, Body>);
      return isRouteAnswer(result) ? result : { body: result };
    },
  };
}

/** Bodies of `/v1` always carry `ok`; an answer object never does. */
function isRouteAnswer(result: unknown): result is RouteAnswer<unknown> {
  return typeof result === 'object' && result !== null && 'body' in result && !('ok' in result);
}
