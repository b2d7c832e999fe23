import type { Ability } from '#lib/access/ability.ts';
import type { Actor } from '#lib/access/actor.ts';
import type { Services } from '#lib/access/server/context.ts';

export async function loadAbility(_services: Services, _actor: Actor): Promise<Ability> {
  throw new Error('not wired yet');
}
