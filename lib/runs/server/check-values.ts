import { findKnownEmails, findKnownTeams, findSubjects } from '#db/queries/run-subjects.ts';
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
import { toWireEntity, type WireEntity } from '#lib/entities/wire-entity.ts';
import type { Issue } from '#lib/errors.ts';
import { type PickedEntities, pickedKey, resolvePicked } from '#lib/runs/resolve-picked.ts';
import { findJsonIssue, type JsonLimits } from '#lib/schema/json-limits.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';

const LIMITS: JsonLimits = { depth: 32, values: 20_000, characters: 500_000 };

/** How many entities, users and teams a request may name; each is looked up, and an entity loaded. */
const MOST_REFERENCES = 500;

interface CheckedValues {
  /** what was given, with defaults */
  values: InputValues;
  /** the same for templates: picked entities as objects, unless they are too many or too large */
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
  if (references.length > MOST_REFERENCES)
    return { values, resolved: values, issues: [...issues, tooMany(references)] };
  const entities = await readableEntities(ctx, references);
  issues.push(...(await findDangling(ctx, references, entities)));
  const { resolved, issues: excess } = resolvePicked(values, references, entities);
  return { values, resolved, issues: [...issues, ...excess] };
}

/** Says it of the field at which it became too many. */
function tooMany(references: Reference[]): Issue {
  return {
    path: childPointer('/properties', references[MOST_REFERENCES]?.input ?? ''),
    code: 'too_many_items',
    message: `More than ${MOST_REFERENCES} are picked; the limit is on all fields together.`,
  };
}

async function readableEntities(ctx: Context, references: Reference[]): Promise<PickedEntities> {
  const found = new Map<string, WireEntity>();
  const wanted = references.filter(({ kind, blueprint }) => kind === 'entity' && blueprint !== undefined);
  for (const [blueprint, group] of Map.groupBy(wanted, (reference) => reference.blueprint as string)) {
    const identifiers = [...new Set(group.map(({ value }) => value))];
    for (const subject of await findSubjects(reader(ctx), ctx.ability, blueprint, identifiers))
      found.set(pickedKey(blueprint, subject.entity.identifier), toWireEntity(subject));
  }
  return found;
}

async function findDangling(
  ctx: Context,
  references: Reference[],
  entities: PickedEntities,
): Promise<Issue[]> {
  const valuesOf = (kind: Reference['kind']) =>
    references.filter((reference) => reference.kind === kind).map(({ value }) => value);
  const emails = new Set(await findKnownEmails(reader(ctx), valuesOf('user')));
  const teams = new Set(await findKnownTeams(reader(ctx), valuesOf('team')));
  const isKnown = ({ kind, blueprint, value }: Reference) => {
    if (kind === 'user') return emails.has(value.toLowerCase());
    if (kind === 'team') return teams.has(value);
    return blueprint === undefined || entities.has(pickedKey(blueprint, value));
  };
  return references
    .filter((reference) => !isKnown(reference))
    .map(({ path, kind, blueprint, value }) => ({
      path,
      code: 'not_found',
      message: `There is no ${kind === 'entity' ? blueprint : kind} "${value.slice(0, 100)}" that you can see.`,
    }));
}
