import { type BlueprintRow, findBlueprint } from '#db/queries/blueprints.ts';
import { listOutsideDependents } from '#db/queries/dependents.ts';
import { type EntityRow, lockForDeletion } from '#db/queries/entities.ts';
import { canReadEntity } from '#lib/access/ability.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { attributesOf } from './entity-write.ts';

interface Doomed {
  blueprint: BlueprintRow;
  row: EntityRow;
}

const MOST_DELETED = 1_000;

/**
 * Everything that points to `rows`, directly or over others, locked. Throws when the caller may not see or delete one
 * of them, and when they are more than go in one transaction.
 */
export async function collectDependents(
  ctx: TransactionContext,
  rows: readonly EntityRow[],
): Promise<Doomed[]> {
  const doomed: Doomed[] = [];
  // Each look sees so many links; what lies behind them is seen by the next, until nothing that stays points here.
  for (;;) {
    const going = [...rows, ...doomed.map(({ row }) => row)];
    const links = await listOutsideDependents(ctx.tx, going, MOST_DELETED + 1);
    if (links.length === 0) return doomed;
    const fresh = new Map(links.map(({ entity }) => [entity.id, entity]));
    if (doomed.length + fresh.size > MOST_DELETED) throw tooManyDepend();
    const names = new Map(links.map(({ entity, blueprint }) => [entity.blueprintId, blueprint]));
    for (const row of await lockForDeletion(ctx.tx, [...fresh.values()])) {
      const name = names.get(row.blueprintId) ?? '';
      const blueprint = await findBlueprint(ctx.tx, name);
      if (!blueprint) continue;
      const attributes = attributesOf(name, row);
      if (!canReadEntity(ctx.ability, attributes)) throw hiddenDepend();
      authorise(ctx, 'delete', 'Entity', attributes);
      doomed.push({ blueprint, row });
    }
  }
}

/** Says no more than that there is something, as `has_dependents` does. */
function hiddenDepend(): AppError {
  return new AppError('forbidden', 'Something that you cannot see points to it: that cannot go too.');
}

function tooManyDepend(): AppError {
  const message = `More than ${MOST_DELETED} other entities would go too; delete them in parts.`;
  return new AppError('too_many_items', message);
}
