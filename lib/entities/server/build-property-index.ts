import { findBlueprintById } from '#db/queries/blueprints.ts';
import {
  buildIndex,
  dropIndex,
  listPropertyIndexes,
  type PropertyIndexRow,
  removePropertyIndex,
  setIndexState,
} from '#db/queries/property-indexes.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { wantedIndexes } from '#lib/blueprints/property-index.ts';
import { AppError } from '#lib/errors.ts';

/**
 * The worker's job `index.build`: builds what is wanted on the blueprint's partition, one after the other,
 * without holding up writers, and drops the indexes of properties that are gone. Doing it twice does no harm.
 */
export async function buildPropertyIndexes(
  ctx: Context,
  { blueprintId }: { blueprintId: string },
): Promise<void> {
  const blueprint = await findBlueprintById(reader(ctx), blueprintId);
  if (!blueprint) return;
  const { databaseMigrationUrl, databaseUrl } = ctx.services.env;
  const url = databaseMigrationUrl ?? databaseUrl;
  if (!url) throw new AppError('unavailable', 'There is no database to build indexes in.');
  const wanted = new Map(wantedIndexes(blueprint.document).map(({ property, type }) => [property, type]));
  const failures: unknown[] = [];
  for (const index of await listPropertyIndexes(reader(ctx), blueprintId)) {
    if (wanted.get(index.property) !== index.type) {
      await dropIndex(url, index);
      await removePropertyIndex(reader(ctx), index);
    } else if (index.state !== 'ready') {
      failures.push(await build(ctx, url, index));
    }
  }
  const failure = failures.find((error) => error !== undefined);
  if (failure) throw failure;
}

/** What went wrong; the others are built all the same, and the job is tried again. */
async function build(ctx: Context, url: string, index: PropertyIndexRow): Promise<unknown> {
  const { services } = ctx;
  await setIndexState(services.db.run, index, 'building');
  try {
    await buildIndex(url, index);
    await setIndexState(services.db.run, index, 'ready');
    return undefined;
  } catch (error) {
    services.log.warn({ err: error, property: index.property }, 'an index could not be built');
    await setIndexState(services.db.run, index, 'failed', error instanceof Error ? error.message : 'unknown');
    return error;
  }
}
