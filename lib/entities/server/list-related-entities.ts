import { findReadableEntity } from '#db/queries/entity-search.ts';
import {
  countRelated,
  type LinkDirection,
  listRelatedRows,
  type RelatedGroup,
} from '#db/queries/entity-search-related.ts';
import { authoriseRead } from '#lib/access/server/authorise.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { relationOf } from '#lib/blueprints/blueprint-model.ts';
import { headingOf } from '#lib/blueprints/noun.ts';
import { AppError, notFound } from '#lib/errors.ts';
import { type ReadableSelection, wholeSelection } from './selection.ts';

interface ListRelatedEntities {
  blueprint: string;
  identifier: string;
  /** only this group */
  direction?: LinkDirection | undefined;
  relation?: string | undefined;
  relatedBlueprint?: string | undefined;
  /** entities of each group */
  limit?: number | undefined;
  /** `next` of the one group asked for */
  from?: string | undefined;
}

export interface RelatedEntities {
  direction: LinkDirection;
  relation: string;
  title: string;
  /** of the entities at the other end */
  blueprint: string;
  /** "Services" */
  blueprintHeading: string;
  count: number;
  entities: { blueprint: string; identifier: string; title: string | null; icon: string | null }[];
  next: string | null;
}

const USUAL = 20;
const MOST = 200;

/** What an entity points at and what points at it, relation by relation, as far as it may be read. */
export async function listRelatedEntities(
  ctx: Context,
  input: ListRelatedEntities,
): Promise<RelatedEntities[]> {
  const limit = requireLimit(input.limit);
  const selection = await wholeSelection(ctx);
  const own = selection.blueprints.find(({ identifier }) => identifier === input.blueprint);
  authoriseRead(ctx, 'Blueprint', own, ({ identifier }) => ({ identifier }), input.blueprint);
  const found = await findReadableEntity(reader(ctx), { ...selection, blueprints: [own] }, input.identifier);
  if (!found) throw notFound('Entity', input.identifier);
  const question = { ...selection, entityId: found.id };
  const groups = (await countRelated(reader(ctx), question))
    .flatMap((group) => describe(selection, own, group))
    .filter(({ shown }) => isAskedFor(shown, input));
  if (input.from !== undefined && groups.length !== 1) throw oneGroup();
  return Promise.all(
    groups.map(async ({ group, shown }) => {
      const page = await listRelatedRows(reader(ctx), { ...question, group, limit, from: input.from });
      const entities = page.entities.map(({ blueprint, identifier, title, icon }) => ({
        blueprint,
        identifier,
        title,
        icon,
      }));
      return { ...shown, entities, next: page.next };
    }),
  );
}

type Shown = Omit<RelatedEntities, 'entities' | 'next'>;

/** Links of relations that are declared no more or point elsewhere now, or between blueprints that may not be seen, are left out. */
function describe(
  { blueprints }: ReadableSelection,
  own: ReadableSelection['blueprints'][number],
  group: RelatedGroup,
): { group: RelatedGroup; shown: Shown }[] {
  const { direction, relation, blueprintId, count } = group;
  const other = blueprints.find(({ id }) => id === blueprintId);
  if (!other) return [];
  const [source, target] = direction === 'outgoing' ? [own, other] : [other, own];
  const declared = relationOf(source.document, relation);
  if (declared?.target !== target.identifier) return [];
  const title = declared.title || relation;
  const blueprint = { blueprint: other.identifier, blueprintHeading: headingOf(other.document) };
  return [{ group, shown: { direction, relation, title, ...blueprint, count } }];
}

function isAskedFor(shown: Shown, { direction, relation, relatedBlueprint }: ListRelatedEntities): boolean {
  return (
    (direction === undefined || direction === shown.direction) &&
    (relation === undefined || relation === shown.relation) &&
    (relatedBlueprint === undefined || relatedBlueprint === shown.blueprint)
  );
}

function requireLimit(limit: number = USUAL): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST) return limit;
  throw refuse('/limit', 'out_of_range', `The limit is a whole number from 1 to ${MOST}.`);
}

function oneGroup(): AppError {
  return refuse('/from', 'invalid_cursor', 'A cursor needs direction, relation and blueprint of its list.');
}

function refuse(path: string, code: string, message: string): AppError {
  return new AppError('invalid_input', message, { details: [{ path, code, message }] });
}
