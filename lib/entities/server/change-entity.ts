import { type EntityRow, lockEntity } from '#db/queries/entities.ts';
import { authoriseRead } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { requireVersion } from '#lib/access/server/require-version.ts';
import { isSystemBlueprint } from '#lib/entities/system-blueprints.ts';
import type { EntityContent, WriteKind } from './entity-content.ts';
import {
  attributesOf,
  beginWrite,
  type EntityWrite,
  requireInput,
  type WriteOptions,
} from './entity-write.ts';
import { type EntityView, presentEntity } from './present-entity.ts';
import { resolveLookups } from './resolve-lookups.ts';
import { storeEntityChange } from './store-entity.ts';
import { changeTeam, customContent, keepBuiltIns, refuseUserFacts } from './system-entities.ts';

export interface ChangeEntity extends WriteOptions {
  identifier: string;
  expectedVersion?: number | undefined;
}

/** What PUT and PATCH have in common; `said` is what the caller sent. */
export async function changeEntity(
  ctx: Context,
  { identifier, expectedVersion, ...options }: ChangeEntity,
  said: unknown,
  kind: WriteKind,
): Promise<EntityView> {
  const input = requireInput(said, kind);
  return inTransaction(ctx, async (ctx) => {
    const write = await beginWrite(ctx, options);
    const content = await resolveLookups(ctx, write, input);
    const row = await lockVisible(ctx, write, identifier);
    requireVersion(row.version, expectedVersion);
    const changed = await storeChange(ctx, write, row, content, kind);
    return presentEntity(ctx, write.blueprint, changed);
  });
}

/** Like `storeEntityChange`; what belongs to users and teams is sent to, or left to, their own tables. */
export async function storeChange(
  ctx: TransactionContext,
  write: EntityWrite,
  row: EntityRow,
  content: EntityContent,
  kind: WriteKind,
): Promise<EntityRow> {
  const { identifier: blueprint } = write.blueprint;
  if (!isSystemBlueprint(blueprint)) return storeEntityChange(ctx, write, row, content, kind);
  if (blueprint === '_team') await changeTeam(ctx, row, content, kind);
  else refuseUserFacts(row, content);
  const custom = customContent(blueprint, content);
  const current = await lockVisible(ctx, write, row.identifier);
  const own = kind === 'whole' ? keepBuiltIns(blueprint, current, custom) : custom;
  return storeEntityChange(ctx, write, current, own, kind);
}

/** The row to change, locked; what may not be seen answers like what does not exist. */
export async function lockVisible(
  ctx: TransactionContext,
  { blueprint }: EntityWrite,
  identifier: string,
): Promise<EntityRow> {
  const row = await lockEntity(ctx.tx, { blueprintId: blueprint.id, identifier }, 'no key update');
  authoriseRead(ctx, 'Entity', row, (found) => attributesOf(blueprint.identifier, found), identifier);
  return row;
}
