import { toAppError } from '#db/errors.ts';
import type { Context } from '#lib/access/server/context.ts';
import { AppError, type Issue, isAppError } from '#lib/errors.ts';
import type { WriteOptions } from './entity-write.ts';
import { upsertEntity } from './upsert-entity.ts';

interface UpsertEntities extends WriteOptions {
  entities: readonly unknown[];
  upsert?: boolean | undefined;
  merge?: boolean | undefined;
  validationOnly?: boolean | undefined;
}

interface BulkAnswer {
  entities: { identifier: string; index: number; created: boolean }[];
  errors: {
    identifier: string;
    index: number;
    statusCode: number;
    error: string;
    message: string;
    details?: Issue[];
  }[];
}

export const MOST_IN_BULK = 20;

/**
 * Each entity by itself, in the order sent, so that later ones may point at earlier ones: one that is refused
 * holds up no other.
 */
export async function upsertEntities(
  ctx: Context,
  { entities, ...options }: UpsertEntities,
): Promise<BulkAnswer> {
  if (entities.length > MOST_IN_BULK) {
    throw new AppError('too_many_items', `At most ${MOST_IN_BULK} entities are written at once.`);
  }
  const answer: BulkAnswer = { entities: [], errors: [] };
  for (const [index, entity] of entities.entries()) {
    try {
      const { entity: written, created } = await upsertEntity(ctx, { ...options, entity });
      answer.entities.push({ identifier: written.identifier, index, created });
    } catch (error) {
      const refusal = isAppError(error) ? error : toAppError(error);
      if (!refusal || refusal.status >= 500 || refusal.code === 'unauthenticated') throw error;
      answer.errors.push({ identifier: nameOf(entity), index, ...described(refusal) });
    }
  }
  return answer;
}

function described({ status, code, message, details }: AppError) {
  return { statusCode: status, error: code, message, ...(details ? { details } : {}) };
}

function nameOf(entity: unknown): string {
  const identifier = (entity as { identifier?: unknown } | null)?.identifier;
  return typeof identifier === 'string' ? identifier : 'unknown';
}
