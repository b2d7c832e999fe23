import { listPolicyDocuments } from '#db/queries/policies.ts';
import type { Ability } from '#lib/access/ability.ts';
import type { Actor } from '#lib/access/actor.ts';
import { buildAbility } from '#lib/access/build-ability.ts';
import type { Services } from '#lib/access/server/context.ts';

/** What `actor` may do now, stored policies included. */
export async function loadAbility(services: Services, actor: Actor): Promise<Ability> {
  const policies = actor.kind === 'anonymous' ? [] : await listPolicyDocuments(services.db.run);
  return buildAbility(actor, policies, { demo: services.env.demo !== 'off' });
}
