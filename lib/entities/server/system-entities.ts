import type { EntityRow } from '#db/queries/entities.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { createTeam } from '#lib/access/server/create-team.ts';
import { updateTeam } from '#lib/access/server/update-team.ts';
import { builtInProperties } from '#lib/entities/system-blueprints.ts';
import { AppError, type Issue } from '#lib/errors.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';
import { slugOf } from '#lib/schema/slug-of.ts';
import type { EntityContent, WriteKind } from './entity-content.ts';

/** A team by its title alone is enough: the identifier is made from it. Who may not create teams is refused. */
export async function createTeamOf(ctx: TransactionContext, content: EntityContent): Promise<string> {
  const title = content.title || content.identifier;
  const identifier = content.identifier || slugOf(title ?? '');
  if (!title || !identifier) {
    const message = 'A team needs a title.';
    throw new AppError('invalid_input', message, {
      details: [{ path: '/title', code: 'required', message }],
    });
  }
  await createTeam(ctx, { identifier, title, description: descriptionOf(content) });
  return identifier;
}

/** Sends title and description of a team to where teams are kept. */
export async function changeTeam(
  ctx: TransactionContext,
  row: EntityRow,
  content: EntityContent,
  kind: WriteKind,
): Promise<void> {
  refuseDifferent(row, { identifier: content.identifier });
  const title = content.title ?? undefined;
  const given = descriptionOf(content);
  const description = given === undefined && kind === 'whole' ? null : given;
  const isSame = (value: unknown, current: unknown) => value === undefined || value === current;
  if (isSame(title, row.title) && isSame(description, row.properties.description)) return;
  await updateTeam(ctx, { identifier: row.identifier, title, description });
}

/** Who a user is and what they may do is not decided by writing an entity. */
export function refuseUserFacts(row: EntityRow, { identifier, title, properties = {} }: EntityContent): void {
  refuseDifferent(row, { identifier, title: title ?? undefined });
  const issues = builtInProperties('_user')
    .filter((name) => Object.hasOwn(properties, name) && properties[name] !== row.properties[name])
    .map((name) => readOnly(childPointer('/properties', name)));
  if (issues[0]) throw new AppError('invalid_input', issues[0].message, { details: issues });
}

/** What is left for the entity: custom properties, relations, icon, owners. */
export function customContent(blueprint: string, content: EntityContent): EntityContent {
  const { title: _, identifier: __, properties, ...rest } = content;
  if (!properties) return rest;
  const builtIn = new Set(builtInProperties(blueprint));
  const custom = Object.entries(properties).filter(([name]) => !builtIn.has(name));
  return { ...rest, properties: Object.fromEntries(custom) };
}

/** A whole entity replaces everything; what the table says stays. */
export function keepBuiltIns(blueprint: string, row: EntityRow, content: EntityContent): EntityContent {
  const kept = builtInProperties(blueprint).map((name) => [name, row.properties[name] ?? null]);
  return {
    ...content,
    title: row.title,
    properties: { ...Object.fromEntries(kept), ...content.properties },
  };
}

function descriptionOf({ properties = {} }: EntityContent): string | null | undefined {
  if (!Object.hasOwn(properties, 'description')) return undefined;
  const { description } = properties;
  if (description === null || typeof description === 'string') return description;
  const issue = { path: '/properties/description', code: 'wrong_type', message: 'Expected a text.' };
  throw new AppError('invalid_input', issue.message, { details: [issue] });
}

function refuseDifferent(
  row: EntityRow,
  fields: { identifier?: string | undefined; title?: string | undefined },
): void {
  const issues = (['identifier', 'title'] as const)
    .filter((name) => fields[name] !== undefined && fields[name] !== row[name])
    .map((name) => readOnly(`/${name}`));
  if (issues[0]) throw new AppError('invalid_input', issues[0].message, { details: issues });
}

function readOnly(path: string): Issue {
  return { path, code: 'read_only', message: `${path} is not changed by writing this entity.` };
}
