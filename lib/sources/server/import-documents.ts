import { findAction } from '#db/queries/actions.ts';
import { findBlueprint } from '#db/queries/blueprints.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { createAction } from '#lib/actions/server/create-action.ts';
import { replaceAction } from '#lib/actions/server/replace-action.ts';
import { createBlueprint } from '#lib/blueprints/server/create-blueprint.ts';
import { replaceBlueprint } from '#lib/blueprints/server/replace-blueprint.ts';
import { upsertEntity } from '#lib/entities/server/upsert-entity.ts';
import { AppError, type Issue, isAppError } from '#lib/errors.ts';
import { type ImportItem, type ImportKind, readImport } from '#lib/sources/read-import.ts';

export interface ImportedItem {
  kind: ImportKind;
  identifier: string;
  blueprint?: string;
  outcome: 'created' | 'updated' | 'unchanged';
  warnings: Issue[];
}

/**
 * Writes blueprints, actions and entities through their own verbs, all of them or none; what exists is
 * replaced, entities are merged. `dryRun` does the same and keeps nothing. Refused with `invalid_input`,
 * the pointer of each detail leading into what was sent.
 */
export async function importDocuments(
  ctx: Context,
  { document, dryRun }: { document: unknown; dryRun: boolean },
): Promise<ImportedItem[]> {
  authorise(ctx, 'create', 'Blueprint');
  const { items, issues } = readImport(document);
  if (issues.length > 0) throw refused(issues);
  const work = inTransaction(ctx, async (tx) => {
    const imported: ImportedItem[] = [];
    for (const item of items) imported.push(await importItem(tx, item));
    if (dryRun) throw new Rehearsal(imported);
    return imported;
  });
  return work.catch((error: unknown) => {
    if (error instanceof Rehearsal) return error.imported;
    throw error;
  });
}

/** Undoes everything and still answers what came out. */
class Rehearsal extends Error {
  readonly imported: ImportedItem[];

  constructor(imported: ImportedItem[]) {
    super('Nothing was kept, as asked.');
    this.imported = imported;
  }
}

function refused(details: Issue[]): AppError {
  const [first] = details;
  return new AppError('invalid_input', `Nothing was imported: ${first?.message ?? ''}`, { details });
}

async function importItem(ctx: TransactionContext, item: ImportItem): Promise<ImportedItem> {
  const { kind, identifier, blueprint } = item;
  try {
    const done = await WRITE[kind](ctx, item);
    return { kind, identifier, ...(blueprint ? { blueprint } : {}), ...done };
  } catch (error) {
    if (!isAppError(error) || error.status >= 500) throw error;
    const named = `${kind} "${identifier}": ${error.message}`;
    const details = error.details?.length ? error.details : [{ path: '', code: error.code, message: named }];
    throw refused(details.map((issue) => ({ ...issue, path: item.path + issue.path })));
  }
}

type Done = Pick<ImportedItem, 'outcome' | 'warnings'>;

const WRITE: Record<ImportKind, (ctx: TransactionContext, item: ImportItem) => Promise<Done>> = {
  blueprint: async (ctx, { identifier, document }) => {
    const before = await findBlueprint(ctx.tx, identifier);
    if (before && isSame(before.document, document)) return { outcome: 'unchanged', warnings: [] };
    const { warnings } = before
      ? await replaceBlueprint(ctx, { identifier, document })
      : await createBlueprint(ctx, { document });
    return { outcome: before ? 'updated' : 'created', warnings };
  },
  action: async (ctx, { identifier, document }) => {
    const before = await findAction(ctx.tx, identifier);
    if (before && isSame(before.document, document)) return { outcome: 'unchanged', warnings: [] };
    const { warnings } = before
      ? await replaceAction(ctx, { identifier, document })
      : await createAction(ctx, { document });
    return { outcome: before ? 'updated' : 'created', warnings };
  },
  entity: async (ctx, { blueprint = '', document }) => {
    const { created } = await upsertEntity(ctx, { blueprint, entity: document, upsert: true, merge: true });
    return { outcome: created ? 'created' : 'updated', warnings: [] };
  },
};

/** Documents keep the order of their keys, so equal texts are equal documents. */
function isSame(before: object, after: object): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
