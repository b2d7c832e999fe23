import type { Actor } from '#lib/access/actor.ts';
import type { Services } from '#lib/access/server/context.ts';

export async function actorFromHeaders(_services: Services, _headers: Headers): Promise<Actor> {
  throw new Error('not wired yet');
}
