import {
  type BlueprintRow,
  deleteBlueprintRow,
  listBlueprintRows,
  lockBlueprint,
} from '#db/queries/blueprints.ts';
import { countEntities, firstIdentifiers } from '#db/queries/entities.ts';
import { can } from '#lib/access/ability.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { relationsOf } from '#lib/blueprints/blueprint-model.ts';
import { isSystemBlueprint } from '#lib/entities/system-blueprints.ts';
import { AppError, type Issue } from '#lib/errors.ts';
import { recordBlueprint } from './record-blueprint.ts';
import { visible } from './require-blueprint.ts';

const NAMED = 20;
const COUNTED = 10_000;

/** Refused with `has_dependents` and the list while entities exist or another blueprint's relation points here. */
export async function deleteBlueprint(ctx: Context, { identifier }: { identifier: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const row = await lockBlueprint(ctx.tx, identifier, 'update');
    visible(ctx, row, identifier);
    authorise(ctx, 'delete', 'Blueprint', { identifier });
    if (isSystemBlueprint(identifier))
      throw new AppError('invalid_state', `${identifier} belongs to Quayside and stays.`);
    await refuseDependents(ctx, row);
    await deleteBlueprintRow(ctx.tx, row, actorId(ctx.actor));
    await recordBlueprint(ctx, { action: 'blueprint.delete', identifier, before: row.document });
  });
}

/** Names only what the caller may see, and says how many there are besides. */
async function refuseDependents(ctx: TransactionContext, row: BlueprintRow): Promise<void> {
  const count = await countEntities(ctx.tx, row.id, COUNTED);
  const entities = count > 0 ? await firstIdentifiers(ctx.tx, ctx.ability, row.id, NAMED) : [];
  const relations = (await listBlueprintRows(ctx.tx))
    .filter(({ id }) => id !== row.id)
    .flatMap(({ identifier, document }) =>
      relationsOf(document)
        .filter(([, { target }]) => target === row.identifier)
        .map(([relation]) => ({ blueprint: identifier, relation })),
    );
  if (count === 0 && relations.length === 0) return;
  const named = relations.filter(({ blueprint }) =>
    can(ctx.ability, 'read', 'Blueprint', { identifier: blueprint }),
  );
  const total = count > COUNTED ? `more than ${COUNTED}` : String(count);
  const details: Issue[] = [
    ...entities.map((entity) => issue('entity', `The entity "${entity}" is of this blueprint.`)),
    ...named.map(({ blueprint, relation }) =>
      issue('relation', `The relation "${relation}" of the blueprint "${blueprint}" points to it.`),
    ),
  ];
  throw new AppError(
    'has_dependents',
    `The blueprint "${row.identifier}" cannot be deleted: ${total} entities are of it and ${relations.length} relations point to it.`,
    {
      details,
      data: {
        dependents: { entities, entityCount: count, relations: named, relationCount: relations.length },
      },
    },
  );
}

function issue(code: string, message: string): Issue {
  return { path: '', code, message };
}
