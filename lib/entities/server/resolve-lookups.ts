import { findBlueprint } from '#db/queries/blueprints.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { relationOf } from '#lib/blueprints/blueprint-model.ts';
import { requireDeclared } from '#lib/entities/check-relations.ts';
import type { EntityInput, Lookup, RelationInput } from '#lib/entities/entity-input.ts';
import { AppError } from '#lib/errors.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';
import type { EntityContent } from './entity-content.ts';
import type { EntityWrite } from './entity-write.ts';
import { lookUp } from './look-up.ts';

/** Most entities one search may put into a relation or into the owners. */
const MOST_FOUND = 100;

/** Answers the searches that stand in place of identifiers, among what the caller may see. */
export async function resolveLookups(
  ctx: TransactionContext,
  write: EntityWrite,
  { identifier, team, relations, ...rest }: EntityInput,
): Promise<EntityContent> {
  const content: EntityContent = { ...rest };
  if (typeof identifier === 'string') content.identifier = identifier;
  else if (identifier) content.identifier = await findOne(ctx, write.blueprint.identifier, identifier);
  if (Array.isArray(team)) content.team = team;
  else if (team) content.team = await findSome(ctx, '_team', team, '/team');
  if (relations) {
    requireDeclared(write.blueprint.document, Object.keys(relations));
    const entries: [string, string[]][] = [];
    for (const [name, value] of Object.entries(relations)) {
      entries.push([name, await targetsOf(ctx, write, name, value)]);
    }
    content.relations = Object.fromEntries(entries);
  }
  return content;
}

async function targetsOf(
  ctx: TransactionContext,
  write: EntityWrite,
  name: string,
  value: RelationInput,
): Promise<string[]> {
  if (value === null) return [];
  if (Array.isArray(value)) return value;
  const relation = relationOf(write.blueprint.document, name);
  return findSome(ctx, relation?.target ?? '', value, childPointer('/relations', name));
}

async function findOne(ctx: TransactionContext, blueprint: string, { query }: Lookup): Promise<string> {
  const found = await lookUp(ctx, { blueprint, query, limit: 2, at: '/identifier' });
  if (found.length > 1) {
    throw ambiguous('/identifier', 'The search for the identifier finds more than one entity.');
  }
  if (found[0] === undefined) {
    const message = 'The search for the identifier finds no entity.';
    throw new AppError('not_found', message, {
      details: [{ path: '/identifier', code: 'unknown_entity', message }],
    });
  }
  return found[0];
}

async function findSome(
  ctx: TransactionContext,
  blueprint: string,
  { query }: Lookup,
  at: string,
): Promise<string[]> {
  if (!(await findBlueprint(ctx.tx, blueprint))) return [];
  const found = await lookUp(ctx, { blueprint, query, limit: MOST_FOUND + 1, at });
  if (found.length > MOST_FOUND) throw ambiguous(at, `The search finds more than ${MOST_FOUND} entities.`);
  return found;
}

function ambiguous(path: string, message: string): AppError {
  return new AppError('invalid_input', message, { details: [{ path, code: 'ambiguous', message }] });
}
