import { listBlueprintRows } from '#db/queries/blueprints.ts';
import { readSetting, writeSetting } from '#db/queries/settings.ts';
import { buildAbility } from '#lib/access/build-ability.ts';
import type { Context, Services, TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { DEMO_SETTING, type DemoSetting } from '#lib/demo/demo-setting.ts';
import { type DemoCatalog, generateCatalog } from '#lib/demo/generate-catalog.ts';
import { kubernetesProject } from '#lib/demo/kubernetes-project.ts';
import { runEffects } from '#lib/demo/run-effects.ts';
import { isSystemBlueprint } from '#lib/entities/system-blueprints.ts';
import { newId } from '#lib/ids.ts';
import { seedActions } from './seed-actions.ts';
import { seedCatalog } from './seed-catalog.ts';
import { seedPeople } from './seed-people.ts';
import { seedRuns } from './seed-runs.ts';

/** The seed is one transaction of several thousand rows. */
export const DEMO_DEADLINE = 60_000;

export interface DemoSeed {
  /** `present`: it was done before; `occupied`: somebody has defined blueprints, so it is left alone */
  outcome: 'seeded' | 'present' | 'occupied' | 'declined';
  entities: number;
}

/** In whose name the demo is written. */
export function demoContext(services: Services): Context {
  const actor = { kind: 'system', job: 'demo' } as const;
  return {
    actor,
    ability: buildAbility(actor, []),
    services,
    clock: services.clock,
    requestId: newId(),
    origin: 'seed',
  };
}

/**
 * Fills an empty installation with the demo, all of it or nothing, once. `empty` remembers that nothing is
 * wanted, so that a later start does not fill what somebody has begun.
 */
export async function seedDemo(ctx: Context, { empty = false }: { empty?: boolean } = {}): Promise<DemoSeed> {
  return ctx.services.db.transaction((tx) => seedInto({ ...ctx, tx }, empty), {
    deadline: DEMO_DEADLINE,
  });
}

/** The same inside of a transaction that is open. */
export async function seedInto(ctx: TransactionContext, empty = false): Promise<DemoSeed> {
  if ((await readSetting(ctx.tx, DEMO_SETTING)) !== undefined) return { outcome: 'present', entities: 0 };
  const blueprints = await listBlueprintRows(ctx.tx);
  const occupied = blueprints.some(({ identifier }) => !isSystemBlueprint(identifier));
  const outcome = empty ? 'declined' : occupied ? 'occupied' : 'seeded';
  const entities = outcome === 'seeded' ? await fill(ctx) : 0;
  const setting: DemoSetting = { outcome, at: ctx.clock.now().toISOString() };
  await writeSetting(ctx.tx, DEMO_SETTING, setting);
  return { outcome, entities };
}

async function fill(ctx: TransactionContext): Promise<number> {
  const now = ctx.clock.now();
  const catalog = withEffects(generateCatalog(kubernetesProject(), now), now);
  const effects = runEffects(now);
  const people = await seedPeople(ctx, catalog.teams);
  const entities = await seedCatalog(ctx, catalog, (blueprint, identifier) => {
    const made = effects.find(
      (effect) => effect.operation === 'create' && effect.entity.identifier === identifier,
    );
    return made?.blueprint === blueprint ? made.runId : undefined;
  });
  await seedActions(ctx);
  await seedRuns(ctx, people, entities, now);
  const count = [...entities.values()].reduce((sum, of) => sum + of.size, 0);
  const after = { teams: catalog.teams.length, entities: count };
  await recordAudit(ctx, { action: 'demo.seed', resourceType: 'Settings', resourceId: 'demo', after });
  return count;
}

/** The catalog after the runs of the demo: with what they made, and what they changed. */
function withEffects(catalog: DemoCatalog, now: Date): DemoCatalog {
  const entities = { ...catalog.entities };
  for (const { blueprint, operation, entity } of runEffects(now)) {
    const of = entities[blueprint];
    entities[blueprint] =
      operation === 'create'
        ? [...of, entity]
        : of.map((known) =>
            known.identifier === entity.identifier
              ? { ...known, properties: { ...known.properties, ...entity.properties } }
              : known,
          );
  }
  return { ...catalog, entities };
}
