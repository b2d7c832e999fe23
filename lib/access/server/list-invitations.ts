import { type InvitationRow, listInvitationRows } from '#db/queries/invitations.ts';
import { authorise } from './authorise.ts';
import { type Context, reader } from './context.ts';

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';

export interface ListedInvitation
  extends Pick<InvitationRow, 'id' | 'email' | 'role' | 'teams' | 'moderates' | 'createdAt' | 'expiresAt'> {
  state: InvitationState;
  inviter: string | null;
  /** who came with it */
  guest: string | null;
}

const MOST = 500;

/** Newest first, for those who manage people; ended ones are kept for a month. */
export async function listInvitations(ctx: Context): Promise<ListedInvitation[]> {
  authorise(ctx, 'update', 'User');
  const rows = await listInvitationRows(reader(ctx), MOST);
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: row.role,
    teams: row.teams,
    moderates: row.moderates,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    state: stateOf(row, ctx.clock.now()),
    inviter: row.inviter,
    guest: row.guest,
  }));
}

function stateOf({ acceptedAt, revokedAt, expiresAt }: InvitationRow, now: Date): InvitationState {
  if (acceptedAt) return 'accepted';
  if (revokedAt) return 'revoked';
  return expiresAt > now ? 'open' : 'expired';
}
