import { inArray, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { machineClients, users } from '#db/schema/people.ts';

interface NamedActor {
  kind: 'person' | 'machine';
  id: string;
  name: string;
  email?: string;
}

/** The people and machine clients behind `ids`, as they are called now; who is none of them is left out. */
export async function findActors(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, NamedActor>> {
  if (ids.length === 0) return new Map();
  const [people, machines] = await Promise.all([
    executor
      .select({ id: users.id, name: users.name, email: users.email })
      .from(users)
      .where(inArray(sql`${users.id}::text`, [...ids])),
    executor
      .select({ id: machineClients.id, name: machineClients.name })
      .from(machineClients)
      .where(inArray(sql`${machineClients.id}::text`, [...ids])),
  ]);
  const named: NamedActor[] = [
    ...people.map(({ id, name, email }) => ({ kind: 'person' as const, id, name: name ?? email, email })),
    ...machines.map(({ id, name }) => ({ kind: 'machine' as const, id, name })),
  ];
  return new Map(named.map((actor) => [actor.id, actor]));
}
