import { notify } from '#db/queries/events.ts';
import { deleteModerator } from '#db/queries/moderators.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { type Context, inTransaction } from './context.ts';
import { type Moderation, requireModeratable, requireModeration } from './grant-moderator.ts';

/** Takes a grant back, from the next request on; doing it again changes nothing. */
export async function revokeModerator(ctx: Context, moderation: Moderation): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { ref, event } = await requireModeration(ctx, moderation);
    const blueprint = await requireModeratable(ctx, moderation.blueprint);
    if (!(await deleteModerator(ctx.tx, blueprint, ref))) return;
    await recordAudit(ctx, event('revoke_moderator'));
    await notify(ctx.tx, 'access');
  });
}
