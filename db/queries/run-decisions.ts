import { and, asc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { runDecisions } from '#db/schema/actions.ts';
import { machineClients, teamMembers, teams, users } from '#db/schema/people.ts';
import type { Actor, Role } from '#lib/access/actor.ts';

export type Decision = 'APPROVE' | 'DECLINE';

export interface DecisionRow {
  runId: string;
  approverId: string;
  approver: Record<string, unknown>;
  decision: Decision;
  reason: string | null;
  requestHash: string;
  voidedAt: Date | null;
  createdAt: Date;
}

/** Decisions on these runs, oldest first, voided ones included. */
export async function listDecisions(executor: Executor, runIds: readonly string[]): Promise<DecisionRow[]> {
  if (runIds.length === 0) return [];
  return executor
    .select()
    .from(runDecisions)
    .where(inArray(runDecisions.runId, [...runIds]))
    .orderBy(asc(runDecisions.createdAt));
}

export interface NewDecision {
  runId: string;
  approverId: string;
  approver: Record<string, unknown>;
  decision: Decision;
  reason: string | null;
  requestHash: string;
}

/** One decision per approver and run: a later one replaces it, voided or not. */
export async function saveDecision(tx: Executor, decision: NewDecision): Promise<void> {
  await tx
    .insert(runDecisions)
    .values(decision)
    .onConflictDoUpdate({
      target: [runDecisions.runId, runDecisions.approverId],
      set: { ...decision, voidedAt: null, createdAt: sql`now()` },
    });
}

/** From now on these approvers’ decisions do not count; they stay to be seen. */
export async function voidDecisions(tx: Executor, runId: string, approverIds: string[]): Promise<void> {
  await tx
    .update(runDecisions)
    .set({ voidedAt: sql`now()` })
    .where(
      and(
        eq(runDecisions.runId, runId),
        inArray(runDecisions.approverId, approverIds),
        isNull(runDecisions.voidedAt),
      ),
    );
}

/** Approvers as they are now; who is disabled, revoked or gone is missing. */
export async function findActiveActors(executor: Executor, ids: readonly string[]): Promise<Actor[]> {
  if (ids.length === 0) return [];
  const people = await executor
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      // Columns in a select list lose their table's name; in here "id" would be the team's.
      teams: sql<string[]>`to_json(array(select t.identifier from ${teamMembers} m
        join ${teams} t on t.id = m.team_id where m.user_id = ${users}.id))`,
    })
    .from(users)
    .where(and(inArray(sql`${users.id}::text`, [...ids]), isNull(users.disabledAt)));
  const machines = await executor
    .select({
      id: machineClients.id,
      clientId: machineClients.clientId,
      role: sql<Role>`${machineClients.role}`,
      bootstrap: machineClients.bootstrap,
    })
    .from(machineClients)
    .where(and(inArray(sql`${machineClients.id}::text`, [...ids]), isNull(machineClients.revokedAt)));
  return [
    ...people.map((person) => ({ kind: 'person' as const, ...person, name: person.name ?? person.email })),
    ...machines.map((machine) => ({
      kind: 'machine' as const,
      ...machine,
      bootstrap: machine.bootstrap === 1,
    })),
  ];
}

/** Users who can sign in and whom a rule names by address, role or team, by address; `most` of them at most. */
export async function findNamedApprovers(
  executor: Executor,
  rule: { users: readonly string[]; teams: readonly string[]; roles: readonly string[] },
  most: number,
): Promise<Actor[]> {
  const membership = executor
    .select({ one: sql`1` })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(and(eq(teamMembers.userId, users.id), inArray(teams.identifier, [...rule.teams])));
  const rows = await executor
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        isNull(users.disabledAt),
        or(
          inArray(sql`lower(${users.email})`, [...rule.users]),
          inArray(sql`${users.role}::text`, [...rule.roles]),
          exists(membership),
        ),
      ),
    )
    .orderBy(asc(sql`lower(${users.email})`))
    .limit(most);
  return findActiveActors(
    executor,
    rows.map(({ id }) => id),
  );
}
