import { listPolicyDocuments } from '#db/queries/policies.ts';
import type { Actor } from '#lib/access/actor.ts';
import { buildAbility } from '#lib/access/build-ability.ts';
import type { PolicyDocument } from '#lib/access/policy.ts';
import type { Context, Origin, Services } from '#lib/access/server/context.ts';
import { actorFromHeaders } from '#lib/auth/actor-from-headers.ts';
import { newId } from '#lib/ids.ts';

interface RequestFacts {
  headers: Headers;
  origin: Origin;
}

/** Who asks and what they may: read afresh for every request, so that a revocation counts at once. */
export async function buildContext(services: Services, request: RequestFacts): Promise<Context> {
  const [actor, policies] = await Promise.all([
    actorFromHeaders(services, request.headers),
    listPolicyDocuments(services.db.run),
  ]);
  return contextFor(services, actor, request, policies);
}

/** For an actor who is known already; `policies` may only be left empty for those no policy applies to. */
export function contextFor(
  services: Services,
  actor: Actor,
  request: RequestFacts,
  policies: readonly PolicyDocument[],
): Context {
  return {
    actor,
    ability: buildAbility(actor, policies, { demo: services.env.demo !== 'off' }),
    services,
    clock: services.clock,
    requestId: request.headers.get('x-request-id') ?? newId(),
    origin: request.origin,
    userAgent: request.headers.get('user-agent') ?? undefined,
    checks: [],
  };
}
