import { listOutsideDependents } from '#db/queries/dependents.ts';
import { lockEntity } from '#db/queries/entities.ts';
import { authorise, authoriseRead } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { collectDependents } from './collect-dependents.ts';
import { attributesOf, beginWrite } from './entity-write.ts';
import { hasDependents } from './has-dependents.ts';
import { removeEntity } from './remove-entity.ts';

interface DeleteEntity {
  blueprint: string;
  identifier: string;
  /** what points to it, and to that, goes too */
  deleteDependents?: boolean | undefined;
  runId?: string | undefined;
}

const MOST_COUNTED = 1_000;

/** Refused with `has_dependents` and the list while other entities point to it, unless they shall go too. */
export async function deleteEntity(ctx: Context, input: DeleteEntity): Promise<void> {
  const { identifier, deleteDependents } = input;
  await inTransaction(ctx, async (ctx) => {
    const write = await beginWrite(ctx, input);
    const { blueprint } = write;
    // Conflicts with the lock of whoever links to it: their links are seen below, or find nothing to link to.
    const row = await lockEntity(ctx.tx, { blueprintId: blueprint.id, identifier }, 'update');
    authoriseRead(ctx, 'Entity', row, (found) => attributesOf(blueprint.identifier, found), identifier);
    authorise(ctx, 'delete', 'Entity', attributesOf(blueprint.identifier, row));
    if (deleteDependents) {
      for (const dependent of await collectDependents(ctx, [row]))
        await removeEntity(ctx, { ...write, blueprint: dependent.blueprint }, dependent.row);
    } else {
      const dependents = await listOutsideDependents(ctx.tx, [row], MOST_COUNTED);
      if (dependents.length > 0) throw hasDependents(ctx, identifier, dependents);
    }
    await removeEntity(ctx, write, row);
  });
}
