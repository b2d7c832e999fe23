import {
  findKnownEmails,
  findKnownTeams,
  findSubjects,
  type SubjectEntity,
} from '#db/queries/run-subjects.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { UserInputs } from '#lib/actions/input-schema.ts';
import {
  completeValues,
  findFixedInputs,
  findReferences,
  type InputValues,
  inputsSchema,
  type Reference,
} from '#lib/actions/input-values.ts';
import { toWireEntity } from '#lib/entities/wire-entity.ts';
import type { Issue } from '#lib/errors.ts';
import { findJsonIssue, type JsonLimits } from '#lib/schema/json-limits.ts';

const LIMITS: JsonLimits = { depth: 32, values: 20_000, characters: 500_000 };

interface CheckedValues {
  /** what was given, with defaults */
  values: InputValues;
  /** the same for templates: picked entities as objects */
  resolved: InputValues;
  issues: Issue[];
}

/**
 * Holds what was filled in against the form: types and bounds, nothing unknown, nothing that is not offered,
 * and pickers name only what the requester can see.
 */
export async function checkValues(
  ctx: Context,
  userInputs: UserInputs | null | undefined,
  given: InputValues,
): Promise<CheckedValues> {
  const unreadable = findJsonIssue(given, LIMITS, '/properties');
  if (unreadable) return { values: {}, resolved: {}, issues: [unreadable] };
  const values = completeValues(userInputs, given);
  const issues = await ctx.services.validator.validate(inputsSchema(userInputs), values, '/properties');
  issues.push(...findFixedInputs(userInputs, values));
  const references = findReferences(userInputs, values);
  const entities = await readableEntities(ctx, references);
  issues.push(...(await findDangling(ctx, references, entities)));
  return { values, resolved: resolveEntities(values, references, entities), issues };
}

type Entities = Map<string, SubjectEntity>;
const keyOf = (blueprint: string | undefined, identifier: string) => JSON.stringify([blueprint, identifier]);

async function readableEntities(ctx: Context, references: Reference[]): Promise<Entities> {
  const found: Entities = new Map();
  const wanted = references.filter(({ kind, blueprint }) => kind === 'entity' && blueprint !== undefined);
  for (const [blueprint, group] of Map.groupBy(wanted, (reference) => reference.blueprint as string)) {
    const identifiers = [...new Set(group.map(({ value }) => value))];
    for (const subject of await findSubjects(reader(ctx), ctx.ability, blueprint, identifiers))
      found.set(keyOf(blueprint, subject.entity.identifier), subject);
  }
  return found;
}

async function findDangling(ctx: Context, references: Reference[], entities: Entities): Promise<Issue[]> {
  const valuesOf = (kind: Reference['kind']) =>
    references.filter((reference) => reference.kind === kind).map(({ value }) => value);
  const emails = new Set(await findKnownEmails(reader(ctx), valuesOf('user')));
  const teams = new Set(await findKnownTeams(reader(ctx), valuesOf('team')));
  const isKnown = ({ kind, blueprint, value }: Reference) => {
    if (kind === 'user') return emails.has(value.toLowerCase());
    if (kind === 'team') return teams.has(value);
    return blueprint === undefined || entities.has(keyOf(blueprint, value));
  };
  return references
    .filter((reference) => !isKnown(reference))
    .map(({ path, kind, blueprint, value }) => ({
      path,
      code: 'not_found',
      message: `There is no ${kind === 'entity' ? blueprint : kind} "${value.slice(0, 100)}" that you can see.`,
    }));
}

/** Picked entities as objects, in the place of their identifiers. */
function resolveEntities(values: InputValues, references: Reference[], entities: Entities): InputValues {
  const resolved = { ...values };
  for (const { input, blueprint, value } of references) {
    const subject = entities.get(keyOf(blueprint, value));
    if (!subject) continue;
    const entity = toWireEntity(subject);
    const current = resolved[input];
    resolved[input] = Array.isArray(current)
      ? current.map((item) => (item === value ? entity : item))
      : entity;
  }
  return resolved;
}
