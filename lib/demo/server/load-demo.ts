import { notify } from '#db/queries/events.ts';
import { deleteSetting } from '#db/queries/settings.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import type { Context } from '#lib/access/server/context.ts';
import { DEMO_SETTING } from '#lib/demo/demo-setting.ts';
import { AppError } from '#lib/errors.ts';
import { demoState } from './demo-state.ts';
import { DEMO_DEADLINE, demoContext, seedInto } from './seed-demo.ts';

/** Brings the demo (back) into an installation in which nothing is defined. */
export async function loadDemo(ctx: Context): Promise<void> {
  authorise(ctx, 'create', 'Blueprint');
  await ctx.services.db.transaction(
    async (tx) => {
      const state = await demoState({ ...ctx, tx });
      if (state.kind !== 'empty')
        throw new AppError('invalid_state', 'The demo is only loaded where nothing is defined yet.');
      await deleteSetting(tx, DEMO_SETTING);
      await seedInto({ ...demoContext(ctx.services), tx, requestId: ctx.requestId });
      for (const topic of ['blueprints', 'actions', 'runs', 'approvals', 'access']) await notify(tx, topic);
    },
    { deadline: DEMO_DEADLINE },
  );
}
