import { readSetting } from '#db/queries/settings.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { readBlueprints } from '#lib/blueprints/server/read-blueprints.ts';
import { DEMO_SETTING, type DemoSetting } from '#lib/demo/demo-setting.ts';
import { isSystemBlueprint } from '#lib/entities/system-blueprints.ts';

/** `loaded`: the demo is here, since `at`; `empty`: nothing is defined, so it can be loaded. */
export type DemoState =
  | { kind: 'off' }
  | { kind: 'loaded'; at: string }
  | { kind: 'empty' }
  | { kind: 'other' };

export async function demoState(ctx: Context): Promise<DemoState> {
  if (ctx.services.env.demo === 'off') return { kind: 'off' };
  const setting = (await readSetting(reader(ctx), DEMO_SETTING)) as DemoSetting | undefined;
  if (setting?.outcome === 'seeded') return { kind: 'loaded', at: setting.at };
  const blueprints = await readBlueprints(ctx);
  return blueprints.some(({ identifier }) => !isSystemBlueprint(identifier))
    ? { kind: 'other' }
    : { kind: 'empty' };
}
