import { buildAbility } from '#lib/access/build-ability.ts';
import type { Context, Origin, Services } from '#lib/access/server/context.ts';
import { newId } from '#lib/ids.ts';

/** In whose name the worker acts: `system:<job>`, which may do what its verbs do and decides for nobody. */
export function systemContext(services: Services, job: string, origin: Origin = 'worker'): Context {
  const actor =
    origin === 'webhook' ? { kind: 'webhook' as const, source: 'github' } : { kind: 'system' as const, job };
  return {
    actor,
    ability: buildAbility(actor, [], { demo: false }),
    services,
    clock: services.clock,
    requestId: newId(),
    origin,
  };
}
