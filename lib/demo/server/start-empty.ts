import { clearModel, countSending } from '#db/queries/clear-model.ts';
import { notify } from '#db/queries/events.ts';
import { writeSetting } from '#db/queries/settings.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import type { Context, TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { DEMO_LEASE, DEMO_SETTING, type DemoSetting } from '#lib/demo/demo-setting.ts';
import { AppError } from '#lib/errors.ts';
import { demoState } from './demo-state.ts';

const DEADLINE = 30_000;

/**
 * Takes the demo away together with what was made in it; people and the audit stay. `loadedAt` says which
 * demo is meant, so that a dialog left open does not wipe what came later.
 */
export async function startEmpty(ctx: Context, { loadedAt }: { loadedAt: string }): Promise<void> {
  await ctx.services.db.transaction((tx) => clear({ ...ctx, tx }, loadedAt), { deadline: DEADLINE });
}

async function clear(ctx: TransactionContext, loadedAt: string): Promise<void> {
  authorise(ctx, 'delete', 'Blueprint');
  const state = await demoState(ctx);
  if (state.kind !== 'loaded' || state.at !== loadedAt)
    throw new AppError('invalid_state', 'There is no such demo here; nothing was deleted.');
  if ((await countSending(ctx.tx, DEMO_LEASE)) > 0)
    throw new AppError('invalid_state', 'A request is on its way to GitHub; try again in some seconds.');
  const before = await clearModel(ctx.tx);
  const setting: DemoSetting = { outcome: 'declined', at: ctx.clock.now().toISOString() };
  await writeSetting(ctx.tx, DEMO_SETTING, setting);
  await recordAudit(ctx, { action: 'demo.clear', resourceType: 'Settings', resourceId: 'demo', before });
  for (const topic of ['blueprints', 'actions', 'runs', 'approvals', 'access']) await notify(ctx.tx, topic);
}
