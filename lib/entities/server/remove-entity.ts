import type { BlueprintRow } from '#db/queries/blueprints.ts';
import { deleteEntityRow, type EntityRow } from '#db/queries/entities.ts';
import { deleteLinks, listLinks } from '#db/queries/relations.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { deleteTeam } from '#lib/access/server/delete-team.ts';
import { AppError } from '#lib/errors.ts';
import type { EntityWrite } from './entity-write.ts';
import { recordEntity, snapshotOf } from './record-entity.ts';

/** The locked entity goes with all its links; what this leaves behind is its history. */
export async function removeEntity(
  ctx: TransactionContext,
  write: EntityWrite,
  row: EntityRow,
): Promise<void> {
  const before = snapshotOf(row, await listLinks(ctx.tx, row));
  await deleteLinks(ctx.tx, row);
  const updatedAt = await deleteOwn(ctx, write.blueprint, row);
  await recordEntity(ctx, write, { operation: 'delete', row: { ...row, updatedAt }, before });
}

async function deleteOwn(
  ctx: TransactionContext,
  { identifier }: BlueprintRow,
  row: EntityRow,
): Promise<Date> {
  if (identifier === '_user') throw peopleStay();
  // The team goes, and its entity with it; deleting that again finds nothing.
  if (identifier === '_team') await deleteTeam(ctx, { identifier: row.identifier });
  return (await deleteEntityRow(ctx.tx, row)) ?? ctx.clock.now();
}

export function peopleStay(): AppError {
  return new AppError('invalid_state', 'People are disabled under Settings, not deleted as entities.');
}
