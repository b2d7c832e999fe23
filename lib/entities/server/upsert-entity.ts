import { type EntityRow, lockEntity } from '#db/queries/entities.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { slugOf } from '#lib/schema/slug-of.ts';
import { lockVisible, storeChange } from './change-entity.ts';
import type { EntityContent } from './entity-content.ts';
import {
  attributesOfNew,
  beginWrite,
  type EntityWrite,
  requireInput,
  type WriteOptions,
} from './entity-write.ts';
import { type EntityView, presentEntity } from './present-entity.ts';
import { sampleIndexes } from './queue-property-indexes.ts';
import { resolveLookups } from './resolve-lookups.ts';
import { alreadyExists, storeNewEntity } from './store-entity.ts';
import { createTeamOf } from './system-entities.ts';

export interface UpsertEntity extends WriteOptions {
  entity: unknown;
  /** an entity that exists is changed instead of refused */
  upsert?: boolean | undefined;
  /** what exists keeps the properties and fields that are not named */
  merge?: boolean | undefined;
  /** say what would come out, write nothing */
  validationOnly?: boolean | undefined;
}

/** POST: creates an entity, or with `upsert` changes the one that exists. */
export async function upsertEntity(
  ctx: Context,
  input: UpsertEntity,
): Promise<EntityView & { created: boolean }> {
  const said = requireInput(input.entity, 'whole');
  const work = inTransaction(ctx, async (ctx) => {
    const write = await beginWrite(ctx, input);
    const content = await resolveLookups(ctx, write, said);
    const { row, created } = await store(ctx, write, content, input);
    if (created) await sampleIndexes(ctx, write.blueprint, row.id);
    const view = { ...(await presentEntity(ctx, write.blueprint, row)), created };
    if (input.validationOnly) throw new Rehearsal(view);
    return view;
  });
  return work.catch((error: unknown) => {
    if (error instanceof Rehearsal) return error.view;
    throw error;
  });
}

/** Undoes everything and still answers what came out. */
class Rehearsal extends Error {
  readonly view: EntityView & { created: boolean };

  constructor(view: EntityView & { created: boolean }) {
    super('Nothing was kept, as asked.');
    this.view = view;
  }
}

interface Stored {
  row: EntityRow;
  created: boolean;
}

async function store(
  ctx: TransactionContext,
  write: EntityWrite,
  content: EntityContent,
  { upsert, merge }: UpsertEntity,
): Promise<Stored> {
  const { blueprint } = write;
  const identifier = content.identifier ?? inventIdentifier(blueprint.identifier, content);
  const named = { ...content, identifier };
  const change = async (existing: EntityRow): Promise<Stored> => {
    if (!upsert) {
      authorise(ctx, 'create', 'Entity', attributesOfNew(ctx, write, named));
      throw alreadyExists(write, identifier);
    }
    const row = await lockVisible(ctx, write, existing.identifier);
    return { row: await storeChange(ctx, write, row, named, merge ? 'patch' : 'whole'), created: false };
  };
  const key = { blueprintId: blueprint.id, identifier };
  const existing = await lockEntity(ctx.tx, key, 'no key update');
  if (existing) return change(existing);
  const row = await storeNew(ctx, write, named);
  if (row) return { row, created: true };
  const faster = await lockEntity(ctx.tx, key, 'no key update');
  if (faster) return change(faster);
  throw new AppError('conflict', 'The entity was created and deleted meanwhile; try again.');
}

/** Teams are found again by their title; everything else gets a name nobody has. */
function inventIdentifier(blueprint: string, { title }: EntityContent): string {
  return blueprint === '_team' ? slugOf(title ?? '') : newId();
}

async function storeNew(
  ctx: TransactionContext,
  write: EntityWrite,
  content: EntityContent & { identifier: string },
): Promise<EntityRow | undefined> {
  switch (write.blueprint.identifier) {
    case '_team': {
      const identifier = await createTeamOf(ctx, content);
      const row = await lockVisible(ctx, write, identifier);
      return storeChange(ctx, write, row, content, 'whole');
    }
    case '_user':
      authorise(ctx, 'create', 'User', { email: content.identifier });
      throw new AppError(
        'invalid_input',
        'People appear here when they sign in; they are not created as entities.',
      );
    default:
      return storeNewEntity(ctx, write, content);
  }
}
