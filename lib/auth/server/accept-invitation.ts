import { findBlueprint } from '#db/queries/blueprints.ts';
import { notify } from '#db/queries/events.ts';
import { acceptInvitation, type InvitationRow, lockOpenInvitation } from '#db/queries/invitations.ts';
import { insertModerator } from '#db/queries/moderators.ts';
import { joinTeam } from '#db/queries/sign-in.ts';
import { type UserRow, updateUser } from '#db/queries/users.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { hashToken } from '#lib/auth/session-cookie.ts';
import { actingAs } from './acting-as.ts';

export type Acceptable = InvitationRow;

/** The invitation a visitor came with, locked; why it does not count; undefined when there is none. */
export async function findInvitation(
  tx: TransactionContext,
  token: string | undefined,
  email: string,
): Promise<Acceptable | 'invitation_over' | 'invitation_other_email' | undefined> {
  if (token === undefined) return undefined;
  const invitation = await lockOpenInvitation(tx.tx, hashToken(token));
  if (!invitation) return 'invitation_over';
  const isTheirs = invitation.email === null || invitation.email.toLowerCase() === email.toLowerCase();
  return isTheirs ? invitation : 'invitation_other_email';
}

/** Uses the invitation up: its role, teams and blueprints are the visitor's. What is gone meanwhile is left out. */
export async function acceptWith(
  tx: TransactionContext,
  { id, email, role, teams, moderates }: Acceptable,
  user: UserRow,
): Promise<void> {
  await acceptInvitation(tx.tx, id, user.id);
  await updateUser(tx.tx, user.id, { role });
  for (const team of teams) await joinTeam(tx.tx, user.id, team);
  for (const identifier of moderates) {
    const blueprint = await findBlueprint(tx.tx, identifier);
    if (blueprint) await insertModerator(tx.tx, blueprint.id, { userId: user.id });
  }
  await recordAudit(actingAs(tx, { ...user, role }), {
    action: 'invitation.accept',
    resourceType: 'Invitation',
    resourceId: email ?? id,
    after: { email: user.email, role, teams, moderates },
  });
  await notify(tx.tx, 'access');
}
