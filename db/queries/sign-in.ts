import { and, eq, exists, getTableColumns, gt, isNull, or, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { accounts, sessions, setupTokens, teamMembers, teams, users } from '#db/schema/people.ts';
import type { UserRow } from './users.ts';

/** The person an account of a provider belongs to. */
export async function findUserByAccount(
  executor: Executor,
  provider: string,
  providerAccountId: string,
): Promise<UserRow | undefined> {
  const [row] = await executor
    .select(getTableColumns(users))
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId)));
  return row;
}

/** Only who the account belongs to: the provider's tokens are not needed later, so they are not kept. */
export async function insertAccount(
  executor: Executor,
  account: { userId: string; type: string; provider: string; providerAccountId: string },
): Promise<void> {
  await executor.insert(accounts).values(account);
}

/** Puts a person into the team of that identifier, if there is one. */
export async function joinTeam(executor: Executor, userId: string, team: string): Promise<void> {
  await executor.execute(
    sql`insert into ${teamMembers} (team_id, user_id) select ${teams.id}, ${userId}::uuid from ${teams}
        where ${teams.identifier} = ${team} on conflict do nothing`,
  );
}

/** Whether some enabled Admin can still get in: through a provider's account or a session that lives. */
export async function hasReachableAdmin(executor: Executor): Promise<boolean> {
  const account = executor.select({ one: sql`1` }).from(accounts).where(eq(accounts.userId, users.id));
  const session = executor
    .select({ one: sql`1` })
    .from(sessions)
    .where(and(eq(sessions.userId, users.id), gt(sessions.expires, sql`now()`)));
  const rows = await executor
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'Admin'), isNull(users.disabledAt), or(exists(account), exists(session))))
    .limit(1);
  return rows.length > 0;
}

/** Replaces whatever setup links were open before. */
export async function replaceSetupToken(executor: Executor, tokenHash: string): Promise<void> {
  await executor.delete(setupTokens).where(isNull(setupTokens.usedAt));
  await executor.insert(setupTokens).values({ tokenHash, expiresAt: sql`now() + interval '24 hours'` });
}

/** Uses the link up; false when it is unknown, used or older than a day. */
export async function useSetupToken(executor: Executor, tokenHash: string): Promise<boolean> {
  const rows = await executor
    .update(setupTokens)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(setupTokens.tokenHash, tokenHash),
        isNull(setupTokens.usedAt),
        gt(setupTokens.expiresAt, sql`now()`),
      ),
    )
    .returning({ tokenHash: setupTokens.tokenHash });
  return rows.length > 0;
}
