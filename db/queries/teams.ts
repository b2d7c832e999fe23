import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { teamMembers, teams, users } from '#db/schema/people.ts';

export interface TeamRow {
  id: string;
  identifier: string;
  title: string;
  description: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface TeamMember {
  id: string;
  email: string;
  name: string | null;
}

const columns = {
  id: teams.id,
  identifier: teams.identifier,
  title: teams.title,
  description: teams.description,
  createdAt: teams.createdAt,
  updatedAt: teams.updatedAt,
};

// Nested, because drizzle takes the table names off the columns of an outermost fragment.
const members = sql<TeamMember[]>`${sql`coalesce((
  select json_agg(json_build_object('id', ${users.id}, 'email', ${users.email}, 'name', ${users.name})
    order by ${users.email})
  from ${teamMembers} join ${users} on ${users.id} = ${teamMembers.userId}
  where ${teamMembers.teamId} = ${teams.id}), '[]')`}`;

/** Every team with its members, by title. */
export async function listTeamRows(executor: Executor): Promise<(TeamRow & { members: TeamMember[] })[]> {
  return executor
    .select({ ...columns, members })
    .from(teams)
    .orderBy(asc(sql`lower(${teams.title})`), asc(teams.identifier));
}

/** What every team is called, without who is in it. */
export async function listTeamTitleRows(
  executor: Executor,
): Promise<Pick<TeamRow, 'identifier' | 'title'>[]> {
  return executor.select({ identifier: teams.identifier, title: teams.title }).from(teams);
}

/** Titles of those of `identifiers` that are teams. */
export async function findTeamTitles(
  executor: Executor,
  identifiers: readonly string[],
): Promise<Map<string, string>> {
  if (identifiers.length === 0) return new Map();
  const rows = await executor
    .select({ identifier: teams.identifier, title: teams.title })
    .from(teams)
    .where(inArray(teams.identifier, [...identifiers]));
  return new Map(rows.map(({ identifier, title }) => [identifier, title]));
}

export async function lockTeam(tx: Executor, identifier: string): Promise<TeamRow | undefined> {
  const [row] = await tx.select(columns).from(teams).where(eq(teams.identifier, identifier)).for('update');
  return row;
}

export interface NewTeam {
  id: string;
  identifier: string;
  title: string;
  description: string | null;
}

/** Undefined when the identifier is taken. */
export async function insertTeam(tx: Executor, team: NewTeam): Promise<TeamRow | undefined> {
  const [row] = await tx.insert(teams).values(team).onConflictDoNothing().returning(columns);
  return row;
}

export async function updateTeamRow(
  tx: Executor,
  id: string,
  change: { title: string; description: string | null },
): Promise<void> {
  await tx
    .update(teams)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(teams.id, id));
}

export async function deleteTeamRow(tx: Executor, id: string): Promise<void> {
  await tx.delete(teams).where(eq(teams.id, id));
}

/** False when the user already was a member. */
export async function insertTeamMember(tx: Executor, teamId: string, userId: string): Promise<boolean> {
  const rows = await tx.insert(teamMembers).values({ teamId, userId }).onConflictDoNothing().returning();
  return rows.length > 0;
}

/** False when the user was no member. */
export async function deleteTeamMember(tx: Executor, teamId: string, userId: string): Promise<boolean> {
  const rows = await tx
    .delete(teamMembers)
    .where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.userId, userId)))
    .returning();
  return rows.length > 0;
}
