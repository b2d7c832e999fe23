import { joinTeam } from '#db/queries/sign-in.ts';
import type { Actor } from '#lib/access/actor.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { createTeam } from '#lib/access/server/create-team.ts';
import { DEMO_IDENTITIES } from '#lib/auth/demo-identities.ts';
import { ensureDemoUser } from '#lib/auth/server/ensure-demo-user.ts';
import type { DemoTeam } from '#lib/demo/demo-entity.ts';

export type DemoPeople = Map<string, Extract<Actor, { kind: 'person' }>>;

/** The teams and the demo identities in them; answers who is who, by identity. */
export async function seedPeople(ctx: TransactionContext, teams: readonly DemoTeam[]): Promise<DemoPeople> {
  for (const team of teams) await createTeam(ctx, team);
  const people: DemoPeople = new Map();
  for (const { identity, teams: joined } of DEMO_IDENTITIES) {
    const user = await ensureDemoUser(ctx, identity);
    // Somebody who signed in before there were teams joins them now.
    for (const team of joined) await joinTeam(ctx.tx, user.id, team);
    const { id, email, name, role } = user;
    people.set(identity, { kind: 'person', id, email, name: name ?? email, role, teams: [...joined] });
  }
  return people;
}
