import { and, asc, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { revokedTokens, sessions, teamMembers, teams, users } from '#db/schema/people.ts';
import type { Role } from '#lib/access/actor.ts';
import { likePattern } from './like-pattern.ts';

export interface UserRow {
  id: string;
  email: string;
  name: string | null;
  image: string | null;
  role: Role;
  disabledAt: Date | null;
  /** asked to come in, and nobody answered yet */
  requestedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

const columns = {
  id: users.id,
  email: users.email,
  name: users.name,
  image: users.image,
  role: users.role,
  disabledAt: users.disabledAt,
  requestedAt: users.requestedAt,
  createdAt: users.createdAt,
  updatedAt: users.updatedAt,
};

/** Identifiers, sorted. Nested, because drizzle takes the table names off the columns of an outermost fragment. */
const teamsOfRow = sql<string[]>`${sql`to_json(array(select ${teams.identifier} from ${teamMembers}
  join ${teams} on ${teams.id} = ${teamMembers.teamId}
  where ${teamMembers.userId} = ${users.id} order by ${teams.identifier} collate "C"))`}`;

export async function findUser(executor: Executor, id: string): Promise<UserRow | undefined> {
  const [row] = await executor.select(columns).from(users).where(eq(users.id, id));
  return row;
}

/** E-mail addresses are compared without regard to case. */
export async function findUserByEmail(executor: Executor, email: string): Promise<UserRow | undefined> {
  const [row] = await executor
    .select(columns)
    .from(users)
    .where(sql`lower(${users.email}) = lower(${email})`);
  return row;
}

/** The user's row, locked until the transaction ends. */
export async function lockUser(tx: Executor, id: string): Promise<UserRow | undefined> {
  const [row] = await tx.select(columns).from(users).where(eq(users.id, id)).for('update');
  return row;
}

export type UserState = 'active' | 'waiting' | 'disabled';

export interface UserPage {
  id?: string | undefined;
  text?: string | undefined;
  state?: UserState | undefined;
  /** only who was let in at some time */
  isAdmitted?: boolean | undefined;
  limit: number;
  /** the e-mail address of the last user seen */
  after?: string | undefined;
}

const isIn: Record<UserState, SQL | undefined> = {
  active: isNull(users.disabledAt),
  waiting: and(isNotNull(users.disabledAt), isNotNull(users.requestedAt)),
  disabled: and(isNotNull(users.disabledAt), isNull(users.requestedAt)),
};

/** How many are in each state. */
export async function countUsersByState(executor: Executor): Promise<Record<UserState, number>> {
  const count = (state: UserState) => sql<number>`(count(*) filter (where ${isIn[state]}))::int`;
  const [row] = await executor
    .select({ active: count('active'), waiting: count('waiting'), disabled: count('disabled') })
    .from(users);
  return row ?? { active: 0, waiting: 0, disabled: 0 };
}

/** Users with their teams, by e-mail address; `text` is looked for in name and address. */
export async function listUserRows(
  executor: Executor,
  { id, text, state, isAdmitted, limit, after }: UserPage,
): Promise<(UserRow & { teams: string[] })[]> {
  const pattern = text ? likePattern(text) : undefined;
  return executor
    .select({ ...columns, teams: teamsOfRow })
    .from(users)
    .where(
      and(
        after === undefined ? undefined : sql`lower(${users.email}) > lower(${after})`,
        state && isIn[state],
        isAdmitted ? isNotNull(users.admittedAt) : undefined,
        id === undefined ? undefined : sql`${users.id}::text = ${id}`,
        pattern === undefined
          ? undefined
          : sql`lower(${users.email} || ' ' || coalesce(${users.name}, '')) like lower(${pattern})`,
      ),
    )
    .orderBy(asc(sql`lower(${users.email})`))
    .limit(limit);
}

interface NewUser {
  id: string;
  email: string;
  name: string | null;
  role: Role;
}

/** Does nothing when the address is taken, and then returns the one who has it. */
export async function insertUser(executor: Executor, user: NewUser): Promise<UserRow> {
  const [row] = await executor.insert(users).values(user).onConflictDoNothing().returning(columns);
  const found = row ?? (await findUserByEmail(executor, user.email));
  if (!found) throw new Error(`user ${user.id} was neither inserted nor found`);
  return found;
}

export async function updateUser(
  tx: Executor,
  id: string,
  change: { role?: Role; disabledAt?: Date | null; requestedAt?: Date | null; admittedAt?: Date | null },
): Promise<void> {
  await tx
    .update(users)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(users.id, id));
}

/**
 * Other Admins who can still sign in. Locks them, so that two requests cannot each remove the other's last one.
 */
export async function lockOtherAdmins(tx: Executor, id: string): Promise<string[]> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'Admin'), isNull(users.disabledAt), ne(users.id, id)))
    .orderBy(users.id)
    .for('update');
  return rows.map((row) => row.id);
}

export async function deleteSessionsOfUser(tx: Executor, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
}

/** Tokens issued to `subject` (a user or machine client id) up to now are void. */
export async function voidTokens(tx: Executor, subject: string): Promise<void> {
  await tx
    .insert(revokedTokens)
    .values({ subject, revokedAt: sql`clock_timestamp()` })
    .onConflictDoUpdate({ target: revokedTokens.subject, set: { revokedAt: sql`clock_timestamp()` } });
}
