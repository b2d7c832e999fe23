import type { Direction, Query, Test } from './ast.ts';
import { matchInstant, matchValue } from './match-value.ts';
import { type QueryModel, resolvePath, resolveRelation } from './path.ts';

/** An entity as queries see it. `properties` holds stored and computed ones. */
export interface EntityView {
  blueprint: string;
  identifier: string;
  title: string | null;
  icon: string | null;
  team: readonly string[];
  properties: Readonly<Record<string, unknown>>;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  updatedBy: string;
  source: string | null;
}

/** Finds related entities; only those the caller may read. */
export interface Relatives<Entity extends EntityView> {
  /** what `relation` of `entity` points at */
  linked(entity: Entity, relation: string): readonly Entity[];
  /** what any relation of `entity` points at */
  targets(entity: Entity): readonly Entity[];
  /** what points at `entity` */
  sources(entity: Entity): readonly Entity[];
}

export interface Evaluation<Entity extends EntityView> {
  model: QueryModel;
  relatives: Relatives<Entity>;
}

/** How many links `relatedTo` follows in each direction. */
export const RELATED_HOPS = 4;

/** The in-memory reading of a query; db/query-compiler holds the other one. */
export function evaluate<Entity extends EntityView>(
  query: Query,
  entity: Entity,
  evaluation: Evaluation<Entity>,
): boolean {
  switch (query.kind) {
    case 'constant':
      return query.value;
    case 'not':
      return !evaluate(query.rule, entity, evaluation);
    case 'group':
      return query.combinator === 'and'
        ? query.rules.every((rule) => evaluate(rule, entity, evaluation))
        : query.rules.some((rule) => evaluate(rule, entity, evaluation));
    case 'property': {
      const { hops, property } = resolvePath(query.property, evaluation.model);
      const looksIntoLists = hops.length > 0 || !evaluation.model.isScalar(property);
      return follow(entity, hops, evaluation).some((end) =>
        matchProperty(end, property, query.test, looksIntoLists),
      );
    }
    case 'relation': {
      const hops = resolveRelation(query.relation, evaluation.model);
      return follow(entity, hops, evaluation).some((end) => matchValue(end.identifier, query.test));
    }
    case 'related':
      return isRelated(query, entity, evaluation);
  }
}

function follow<Entity extends EntityView>(
  entity: Entity,
  hops: readonly string[],
  { relatives }: Evaluation<Entity>,
): readonly Entity[] {
  return hops.reduce<readonly Entity[]>(
    (ends, relation) => ends.flatMap((end) => relatives.linked(end, relation)),
    [entity],
  );
}

function matchProperty(entity: EntityView, property: string, test: Test, looksIntoLists: boolean): boolean {
  switch (property) {
    case '$identifier':
      return matchValue(entity.identifier, test);
    case '$title':
      return matchValue(entity.title, test);
    case '$blueprint':
      return matchValue(entity.blueprint, test);
    case '$icon':
      return matchValue(entity.icon, test);
    case '$team':
      return matchValue(entity.team, test);
    case '$datasource':
      return matchValue(entity.source, test);
    case '$createdBy':
      return matchValue(entity.createdBy, test);
    case '$updatedBy':
      return matchValue(entity.updatedBy, test);
    case '$createdAt':
      return matchInstant(entity.createdAt.getTime(), test);
    case '$updatedAt':
      return matchInstant(entity.updatedAt.getTime(), test);
    default:
      return matchStored(entity.properties, property, test, looksIntoLists);
  }
}

function matchStored(
  properties: EntityView['properties'],
  name: string,
  test: Test,
  looksIntoLists: boolean,
): boolean {
  const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
  const isMembership = test.is === 'equal' || test.is === 'in' || test.is === 'contain';
  if (Array.isArray(value) && isMembership && !looksIntoLists) return false;
  return matchValue(value, test);
}

function isRelated<Entity extends EntityView>(
  {
    blueprint,
    identifiers,
    direction,
  }: { blueprint: string; identifiers: readonly string[]; direction: Direction },
  entity: Entity,
  { relatives }: Evaluation<Entity>,
): boolean {
  const isNamed = (other: Entity) => other.blueprint === blueprint && identifiers.includes(other.identifier);
  // upstream of the named entity = the named entity is reached by going against the links, and the other way round
  const up = direction !== 'downstream' && reaches(entity, (other) => relatives.sources(other), isNamed);
  return up || (direction !== 'upstream' && reaches(entity, (other) => relatives.targets(other), isNamed));
}

function reaches<Entity>(
  start: Entity,
  next: (entity: Entity) => readonly Entity[],
  isEnd: (entity: Entity) => boolean,
) {
  const seen = new Set([start]);
  let edge: readonly Entity[] = [start];
  for (let hop = 0; hop < RELATED_HOPS; hop++) {
    edge = edge.flatMap(next).filter((entity) => !seen.has(entity) && seen.add(entity));
    if (edge.some(isEnd)) return true;
  }
  return false;
}
