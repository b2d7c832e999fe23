import type { Actor } from '#lib/access/actor.ts';
import type { Context, Origin, Services } from '#lib/access/server/context.ts';
import { actorFromHeaders } from '#lib/auth/actor-from-headers.ts';
import { loadAbility } from '#lib/auth/load-ability.ts';
import { newId } from '#lib/ids.ts';

export interface RequestFacts {
  headers: Headers;
  origin: Origin;
}

/** Who asks and what they may: read afresh for every request, so that a revocation counts at once. */
export async function buildContext(services: Services, request: RequestFacts): Promise<Context> {
  const actor = await actorFromHeaders(services, request.headers);
  return contextFor(services, actor, request);
}

export async function contextFor(services: Services, actor: Actor, request: RequestFacts): Promise<Context> {
  return {
    actor,
    ability: await loadAbility(services, actor),
    services,
    clock: services.clock,
    requestId: request.headers.get('x-request-id') ?? newId(),
    origin: request.origin,
    userAgent: request.headers.get('user-agent') ?? undefined,
    checks: [],
  };
}
