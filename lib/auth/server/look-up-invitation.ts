import { findOpenInvitation, type InvitationRow } from '#db/queries/invitations.ts';
import { countFailure, secondsBlocked } from '#db/queries/sign-in-limits.ts';
import { findUser } from '#db/queries/users.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { hashToken } from '#lib/auth/session-cookie.ts';
import { AppError, notFound } from '#lib/errors.ts';

const WINDOW_SECONDS = 300;
const MOST_FAILURES = 20;

export interface OpenInvitation
  extends Pick<InvitationRow, 'email' | 'role' | 'teams' | 'moderates' | 'expiresAt'> {
  inviter: string | null;
}

/**
 * What an invitation offers, for whoever has its link. It is looked up by its hash, so no comparison tells how
 * near a guess was; an address that guesses is stopped. Used, taken back, over and made up all look the same.
 */
export async function lookUpInvitation(
  ctx: Context,
  input: { token: string; address: string },
): Promise<OpenInvitation> {
  const executor = reader(ctx);
  const key = `sign-in:invitation:${hashToken(input.address).slice(0, 32)}`;
  const seconds = await secondsBlocked(executor, key);
  if (seconds)
    throw new AppError('too_many_requests', 'Too many links that open nothing; try again later.', {
      retryAfter: seconds,
    });
  const found = await findOpenInvitation(executor, hashToken(input.token));
  if (!found) {
    await countFailure(executor, key, MOST_FAILURES, WINDOW_SECONDS);
    throw notFound('Invitation', 'given');
  }
  const { email, role, teams, moderates, expiresAt, invitedBy } = found;
  const inviter = /^[0-9a-f-]{36}$/.test(invitedBy) ? await findUser(executor, invitedBy) : undefined;
  return {
    email,
    role,
    teams,
    moderates,
    expiresAt,
    inviter: inviter ? (inviter.name ?? inviter.email) : null,
  };
}
