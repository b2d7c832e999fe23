import { type BlueprintRow, lockBlueprint } from '#db/queries/blueprints.ts';
import type { EntityRow } from '#db/queries/entities.ts';
import { findRun } from '#db/queries/runs.ts';
import { can } from '#lib/access/ability.ts';
import { actorId } from '#lib/access/actor.ts';
import type { Context, TransactionContext } from '#lib/access/server/context.ts';
import { visible } from '#lib/blueprints/server/require-blueprint.ts';
import { type EntityInput, parseEntity } from '#lib/entities/entity-input.ts';
import { AppError } from '#lib/errors.ts';
import type { EntityContent } from './entity-content.ts';

/** What every write of entities of one blueprint shares. */
export interface EntityWrite {
  blueprint: BlueprintRow;
  runId: string | undefined;
  createMissing: boolean;
}

export interface WriteOptions {
  blueprint: string;
  /** present but empty counts as absent: a client sends it so */
  runId?: string | undefined;
  createMissingRelatedEntities?: boolean | undefined;
}

/** Holds the blueprint in place and finds the run the caller names. */
export async function beginWrite(ctx: TransactionContext, options: WriteOptions): Promise<EntityWrite> {
  const blueprint = await lockBlueprint(ctx.tx, options.blueprint, 'key share');
  visible(ctx, blueprint, options.blueprint);
  const runId = options.runId || undefined;
  if (runId) await requireRun(ctx, runId);
  return { blueprint, runId, createMissing: options.createMissingRelatedEntities === true };
}

/**
 * Runs that ended are accepted: a workflow's last step may report after its run was seen to end. A run that
 * the caller may not see answers like one that does not exist.
 */
async function requireRun(ctx: TransactionContext, runId: string): Promise<void> {
  const run = await findRun(ctx.tx, runId);
  if (run && can(ctx.ability, 'read', 'Run', run)) return;
  const message = `There is no run "${runId}".`;
  throw new AppError('invalid_input', message, {
    details: [{ path: '/run_id', code: 'unknown_run', message }],
  });
}

/** Parses what a caller says about an entity; throws with every issue. */
export function requireInput(input: unknown, kind: 'whole' | 'patch'): EntityInput {
  const { entity, issues } = parseEntity(input, kind);
  const [first] = issues;
  if (!first) return entity;
  const code = ['too_deep', 'too_many_items'].find((code) => code === first.code) ?? 'invalid_input';
  throw new AppError(code as 'invalid_input', `The entity is not valid: ${first.path} ${first.message}`, {
    details: issues,
  });
}

/** What rules may ask of an entity. */
export function attributesOf(
  blueprint: string,
  entity: Pick<EntityRow, 'identifier' | 'title' | 'team'> &
    Partial<Pick<EntityRow, 'properties' | 'createdBy' | 'updatedBy'>>,
) {
  const { identifier, title, team, properties, createdBy, updatedBy } = entity;
  return { blueprint, identifier, title, team, properties, createdBy, updatedBy };
}

/** The same of one that the caller is about to create. */
export function attributesOfNew(
  ctx: Context,
  { blueprint }: EntityWrite,
  { identifier, title = null, team = [], properties = {} }: EntityContent & { identifier: string },
) {
  const by = actorId(ctx.actor);
  const entity = { identifier, title, team, properties, createdBy: by, updatedBy: by };
  return attributesOf(blueprint.identifier, entity);
}
