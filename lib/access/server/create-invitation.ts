import { randomBytes } from 'node:crypto';
import { notify } from '#db/queries/events.ts';
import { type InvitationRow, insertInvitation, revokeInvitationsFor } from '#db/queries/invitations.ts';
import { findUserByEmail } from '#db/queries/users.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { hashToken } from '#lib/auth/session-cookie.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { actorId, type Role } from '../actor.ts';
import { isEmailAddress } from '../email-address.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction, type TransactionContext } from './context.ts';
import { requireModeratable } from './grant-moderator.ts';
import { requireTeam } from './require-team.ts';

/** An invitation is good for this long, and once. */
export const INVITATION_DAYS = 7;

export interface InvitationInput {
  /** absent: whoever has the link may use it */
  email?: string | undefined;
  role: Role;
  teams: string[];
  /** identifiers of blueprints */
  moderates: string[];
}

/**
 * A link that lets somebody in who was never here. It stands in the answer only: we keep its hash, and nobody
 * can see it again. Another link for the same address takes the place of the one before.
 */
export async function createInvitation(
  ctx: Context,
  input: InvitationInput,
): Promise<{ invitation: InvitationRow; link: string }> {
  const email = input.email?.trim() || null;
  if (email !== null && !isEmailAddress(email)) throw badEmail('format', 'This is not an e-mail address.');
  if (email === null && input.role === 'Admin')
    throw badEmail('required', 'An invitation as Admin is for one person: name the e-mail address.');
  const token = randomBytes(32).toString('base64url');
  const invitation = await inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'create', 'User', { email: email ?? '', role: input.role });
    await requireNames(ctx, input);
    if (email !== null) await requireStranger(ctx, email);
    const { role, teams, moderates } = input;
    const row = await insertInvitation(ctx.tx, {
      id: newId(),
      tokenHash: hashToken(token),
      email,
      role,
      teams: [...new Set(teams)],
      moderates: [...new Set(moderates)],
      invitedBy: actorId(ctx.actor),
      days: INVITATION_DAYS,
    });
    await recordAudit(ctx, {
      action: 'invitation.create',
      resourceType: 'Invitation',
      resourceId: email ?? row.id,
      after: { email, role, teams, moderates },
    });
    await notify(ctx.tx, 'access');
    return row;
  });
  return { invitation, link: `${ctx.services.env.url}/invitation?token=${token}` };
}

async function requireNames(ctx: TransactionContext, { teams, moderates }: InvitationInput): Promise<void> {
  for (const team of new Set(teams)) await requireTeam(ctx, team);
  for (const identifier of new Set(moderates)) await requireModeratable(ctx, identifier);
}

/** Who asked to come in may be invited; who is here, or was turned away, is somebody's to enable. */
async function requireStranger(ctx: TransactionContext, email: string): Promise<void> {
  const user = await findUserByEmail(ctx.tx, email);
  if (user && !user.requestedAt)
    throw new AppError(
      'already_exists',
      user.disabledAt
        ? `${user.email} is disabled here; enable the account instead.`
        : `${user.email} is here already; change the role instead.`,
      { details: [{ path: '/email', code: 'already_exists', message: 'This person is here already.' }] },
    );
  await revokeInvitationsFor(ctx.tx, email);
}

function badEmail(code: string, message: string): AppError {
  return new AppError('invalid_input', message, { details: [{ path: '/email', code, message }] });
}
