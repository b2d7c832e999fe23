import { and, desc, eq, getTableColumns, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { invitations, users } from '#db/schema/people.ts';
import type { Role } from '#lib/access/actor.ts';

export interface InvitationRow {
  id: string;
  email: string | null;
  role: Role;
  /** identifiers */
  teams: string[];
  /** identifiers of blueprints */
  moderates: string[];
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  acceptedAt: Date | null;
  acceptedBy: string | null;
}

const { tokenHash, ...columns } = getTableColumns(invitations);

type NewInvitation = Pick<InvitationRow, 'id' | 'email' | 'role' | 'teams' | 'moderates' | 'invitedBy'> & {
  tokenHash: string;
  days: number;
};

export async function insertInvitation(
  tx: Executor,
  { days, ...invitation }: NewInvitation,
): Promise<InvitationRow> {
  const expiresAt = sql`now() + make_interval(days => ${days})`;
  const [row] = await tx
    .insert(invitations)
    .values({ ...invitation, expiresAt })
    .returning(columns);
  if (!row) throw new Error(`invitation ${invitation.id} was not written`);
  return row;
}

/** Newest first, with the names of who invited and who came; those that ended long ago are left out. */
export async function listInvitationRows(
  executor: Executor,
  limit: number,
): Promise<(InvitationRow & { inviter: string | null; guest: string | null })[]> {
  const nameOf = (id: unknown) =>
    sql<
      string | null
    >`${sql`(select coalesce(${users.name}, ${users.email}) from ${users} where ${users.id}::text = ${id}::text)`}`;
  return executor
    .select({
      ...columns,
      inviter: nameOf(sql`${invitations.invitedBy}`),
      guest: nameOf(sql`${invitations.acceptedBy}`),
    })
    .from(invitations)
    .where(gt(invitations.expiresAt, sql`now() - interval '30 days'`))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(limit);
}

const isOpen = and(
  isNull(invitations.acceptedAt),
  isNull(invitations.revokedAt),
  gt(invitations.expiresAt, sql`now()`),
);

/** The invitation this link opens, unless it was used, taken back or is over. */
export async function findOpenInvitation(
  executor: Executor,
  hash: string,
): Promise<InvitationRow | undefined> {
  const [row] = await executor
    .select(columns)
    .from(invitations)
    .where(and(eq(invitations.tokenHash, hash), isOpen));
  return row;
}

/** The same, locked: of two who come with one link the second finds it used. */
export async function lockOpenInvitation(tx: Executor, hash: string): Promise<InvitationRow | undefined> {
  const [row] = await tx
    .select(columns)
    .from(invitations)
    .where(and(eq(invitations.tokenHash, hash), isOpen))
    .for('update');
  return row;
}

export async function lockInvitation(tx: Executor, id: string): Promise<InvitationRow | undefined> {
  const [row] = await tx.select(columns).from(invitations).where(eq(invitations.id, id)).for('update');
  return row;
}

export async function acceptInvitation(tx: Executor, id: string, userId: string): Promise<void> {
  await tx
    .update(invitations)
    .set({ acceptedAt: sql`now()`, acceptedBy: userId })
    .where(eq(invitations.id, id));
}

/** Takes back every open invitation of this address: the newest link is the only one that works. */
export async function revokeInvitationsFor(tx: Executor, email: string): Promise<void> {
  await tx
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(and(sql`lower(${invitations.email}) = lower(${email})`, isOpen));
}

/** Takes back every open invitation of somebody who may invite no more. */
export async function revokeInvitationsBy(tx: Executor, userId: string): Promise<void> {
  await tx
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(invitations.invitedBy, userId), isOpen));
}

export async function revokeInvitationRow(tx: Executor, id: string): Promise<void> {
  await tx.update(invitations).set({ revokedAt: sql`now()` }).where(eq(invitations.id, id));
}

/** Forgets invitations that ended long ago; answers how many. */
export async function pruneInvitations(executor: Executor): Promise<number> {
  const gone = await executor
    .delete(invitations)
    .where(lt(invitations.expiresAt, sql`now() - interval '30 days'`))
    .returning({ id: invitations.id });
  return gone.length;
}
