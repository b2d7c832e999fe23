import { validate } from 'uuid';
import { notify } from '#db/queries/events.ts';
import { lockInvitation, revokeInvitationRow } from '#db/queries/invitations.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { AppError, notFound } from '#lib/errors.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';

/** The link opens nothing from now on; who came with it before stays. */
export async function revokeInvitation(ctx: Context, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'update', 'User');
    const invitation = validate(id) ? await lockInvitation(ctx.tx, id) : undefined;
    if (!invitation) throw notFound('Invitation', id);
    if (invitation.revokedAt) return;
    if (invitation.acceptedAt) throw new AppError('conflict', 'Somebody came with this invitation already.');
    await revokeInvitationRow(ctx.tx, id);
    await recordAudit(ctx, {
      action: 'invitation.revoke',
      resourceType: 'Invitation',
      resourceId: invitation.email ?? id,
    });
    await notify(ctx.tx, 'access');
  });
}
