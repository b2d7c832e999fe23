import { eq, lt, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { sessions } from '#db/schema/people.ts';

/** A person as a session or a token finds them: role and teams as they are now. */
export interface Identity {
  id: string;
  email: string;
  name: string;
  role: 'Admin' | 'Member';
  teams: string[];
  /** identifiers of the blueprints they moderate, in person or through a team */
  moderates: string[];
}

/**
 * Written out as SQL, since every request asks this: building it cost more than PostgreSQL's answer. Teams come
 * as JSON, because the driver does not know array types without asking the database for them.
 */
async function findIdentity(executor: Executor, from: SQL, condition: SQL): Promise<Identity | undefined> {
  const [row] = await executor.execute<Record<keyof Identity, unknown>>(sql`
    select users.id, users.email, coalesce(users.name, users.email) as name, users.role,
      to_json(array(select teams.identifier from team_members join teams on teams.id = team_members.team_id
        where team_members.user_id = users.id order by teams.identifier collate "C")) as teams,
      to_json(array(select distinct blueprints.identifier from moderators
        join blueprints on blueprints.id = moderators.blueprint_id
        where moderators.user_id = users.id or moderators.team_id in
          (select team_members.team_id from team_members where team_members.user_id = users.id))) as moderates
    from ${from} where users.disabled_at is null and ${condition}`);
  return row as Identity | undefined;
}

/** The person behind a session that has not expired; disabled people have none. */
export function findSessionIdentity(executor: Executor, tokenHash: string): Promise<Identity | undefined> {
  return findIdentity(
    executor,
    sql`sessions join users on users.id = sessions.user_id`,
    sql`sessions.session_token = ${tokenHash} and sessions.expires > now()`,
  );
}

/** The person a token names, unless disabled or signed out everywhere since it was issued. */
export function findTokenIdentity(
  executor: Executor,
  userId: string,
  issuedAt: Date,
): Promise<Identity | undefined> {
  return findIdentity(
    executor,
    sql`users left join revoked_tokens revoked on revoked.subject = users.id::text`,
    sql`users.id = ${userId} and (revoked.revoked_at is null
      or revoked.revoked_at < ${issuedAt.toISOString()}::timestamptz)`,
  );
}

export async function insertSession(
  executor: Executor,
  session: { tokenHash: string; userId: string; expires: Date },
): Promise<void> {
  await executor
    .insert(sessions)
    .values({ sessionToken: session.tokenHash, userId: session.userId, expires: session.expires });
}

/** Ends one session; the id of whom it belonged to, if it was there. */
export async function deleteSession(executor: Executor, tokenHash: string): Promise<string | undefined> {
  const [row] = await executor
    .delete(sessions)
    .where(eq(sessions.sessionToken, tokenHash))
    .returning({ userId: sessions.userId });
  return row?.userId;
}

/** Forgets sessions that are over; answers how many. */
export async function pruneSessions(executor: Executor): Promise<number> {
  const gone = await executor
    .delete(sessions)
    .where(lt(sessions.expires, sql`now()`))
    .returning({ userId: sessions.userId });
  return gone.length;
}

/** The database's clock: tokens are issued and revoked by the same one. */
export async function databaseTime(executor: Executor): Promise<Date> {
  const [row] = await executor.execute<{ ms: number }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`,
  );
  return new Date(row?.ms ?? Date.now());
}
