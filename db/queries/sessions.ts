import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { revokedTokens, sessions, teamMembers, teams, users } from '#db/schema/people.ts';

/** A person as a session or a token finds them: role and teams as they are now. */
export interface Identity {
  id: string;
  email: string;
  name: string;
  role: 'Admin' | 'Member';
  teams: string[];
}

/** As JSON: the driver does not know array types without asking the database for them. */
const teamsOfUser = sql<string[]>`to_json(array(select ${teams.identifier} from ${teamMembers}
  join ${teams} on ${teams.id} = ${teamMembers.teamId}
  where ${teamMembers.userId} = ${users.id} order by ${teams.identifier} collate "C"))`;

const identity = {
  id: users.id,
  email: users.email,
  name: sql<string>`coalesce(${users.name}, ${users.email})`,
  role: users.role,
  teams: teamsOfUser,
};

/** The person behind a session that has not expired; disabled people have none. */
export async function findSessionIdentity(
  executor: Executor,
  tokenHash: string,
): Promise<Identity | undefined> {
  const [row] = await executor
    .select(identity)
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(eq(sessions.sessionToken, tokenHash), gt(sessions.expires, sql`now()`), isNull(users.disabledAt)),
    );
  return row;
}

/** The person a token names, unless disabled or signed out everywhere since it was issued. */
export async function findTokenIdentity(
  executor: Executor,
  userId: string,
  issuedAt: Date,
): Promise<Identity | undefined> {
  const [row] = await executor
    .select(identity)
    .from(users)
    .leftJoin(revokedTokens, eq(revokedTokens.subject, sql`${users.id}::text`))
    .where(
      and(
        eq(users.id, userId),
        isNull(users.disabledAt),
        sql`(${revokedTokens.revokedAt} is null or ${revokedTokens.revokedAt} < ${issuedAt.toISOString()}::timestamptz)`,
      ),
    );
  return row;
}

export async function insertSession(
  executor: Executor,
  session: { tokenHash: string; userId: string; expires: Date },
): Promise<void> {
  await executor
    .insert(sessions)
    .values({ sessionToken: session.tokenHash, userId: session.userId, expires: session.expires });
}

export async function extendSession(executor: Executor, tokenHash: string, expires: Date): Promise<void> {
  await executor.update(sessions).set({ expires }).where(eq(sessions.sessionToken, tokenHash));
}

/** Ends one session; the id of whom it belonged to, if it was there. */
export async function deleteSession(executor: Executor, tokenHash: string): Promise<string | undefined> {
  const [row] = await executor
    .delete(sessions)
    .where(eq(sessions.sessionToken, tokenHash))
    .returning({ userId: sessions.userId });
  return row?.userId;
}

export async function deleteExpiredSessions(executor: Executor): Promise<void> {
  await executor.delete(sessions).where(lt(sessions.expires, sql`now()`));
}

/** The database's clock: tokens are issued and revoked by the same one. */
export async function databaseTime(executor: Executor): Promise<Date> {
  const [row] = await executor.execute<{ ms: number }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`,
  );
  return new Date(row?.ms ?? Date.now());
}
