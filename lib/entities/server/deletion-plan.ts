import type { Executor } from '#db/client.ts';
import type { BlueprintRow } from '#db/queries/blueprints.ts';
import { type Dependent, listOutsideDependents } from '#db/queries/dependents.ts';
import type { EntityRow } from '#db/queries/entities.ts';
import { authorise, authoriseRead } from '#lib/access/server/authorise.ts';
import type { Context } from '#lib/access/server/context.ts';
import { AppError, type Issue, isAppError } from '#lib/errors.ts';
import { attributesOf } from './entity-write.ts';
import { hasDependents } from './has-dependents.ts';
import { peopleStay } from './remove-entity.ts';

export interface DeletionPlan {
  doomed: EntityRow[];
  refused: Refused[];
}

export interface Refused {
  identifier: string;
  refusal: AppError;
}

interface Marked {
  identifiers: readonly string[];
  rows: readonly EntityRow[];
  /** what points to them goes too, and so keeps none of them */
  deleteDependents?: boolean;
}

export const MOST_DELETED_AT_ONCE = 500;
const LINKS = 1_000;

/**
 * Which of the named entities can go together: those the caller may delete, unless something points to them that stays.
 * What points to each other goes together. `rows` are those of them that there are.
 */
export async function planDeletion(
  ctx: Context,
  executor: Executor,
  blueprint: BlueprintRow,
  { identifiers, rows, deleteDependents = false }: Marked,
): Promise<DeletionPlan> {
  const refused: Refused[] = [];
  let doomed: EntityRow[] = [];
  for (const identifier of new Set(identifiers)) {
    const row = rows.find((one) => one.identifier === identifier);
    const refusal = refusalOf(ctx, blueprint.identifier, identifier, row);
    if (refusal) refused.push({ identifier, refusal });
    else if (row) doomed.push(row);
  }
  if (deleteDependents) return { doomed, refused };
  // What stays holds what it points to: asked again until nothing that stays points to anything that goes.
  for (;;) {
    const holding = Map.groupBy(await listOutsideDependents(executor, doomed, LINKS), targetOf);
    if (holding.size === 0) return { doomed, refused };
    for (const { id, identifier } of doomed) {
      const dependents = holding.get(id);
      if (dependents) refused.push({ identifier, refusal: hasDependents(ctx, identifier, dependents) });
    }
    doomed = doomed.filter(({ id }) => !holding.has(id));
  }
}

const targetOf = ({ targetId }: Dependent) => targetId;

function refusalOf(
  ctx: Context,
  blueprint: string,
  identifier: string,
  row: EntityRow | undefined,
): AppError | undefined {
  try {
    authoriseRead(ctx, 'Entity', row, (found) => attributesOf(blueprint, found), identifier);
    authorise(ctx, 'delete', 'Entity', attributesOf(blueprint, row));
    return blueprint === '_user' ? peopleStay() : undefined;
  } catch (error) {
    if (isAppError(error) && error.code !== 'unauthenticated') return error;
    throw error;
  }
}

/** What went, or would go, and why the others stay. */
export interface DeletionAnswer {
  entities: { identifier: string; title: string | null }[];
  errors: {
    identifier: string;
    statusCode: number;
    error: string;
    message: string;
    details?: Issue[];
  }[];
}

export function answerOf({ doomed, refused }: DeletionPlan): DeletionAnswer {
  return {
    entities: doomed.map(({ identifier, title }) => ({ identifier, title })),
    errors: refused.map(({ identifier, refusal: { status, code, message, details } }) => ({
      identifier,
      statusCode: status,
      error: code,
      message,
      ...(details ? { details } : {}),
    })),
  };
}

/** One request holds no more than a person can look over and a transaction can hold. */
export function requireFew(identifiers: readonly string[]): void {
  if (identifiers.length <= MOST_DELETED_AT_ONCE) return;
  throw new AppError('too_many_items', `At most ${MOST_DELETED_AT_ONCE} entities are deleted at once.`);
}
