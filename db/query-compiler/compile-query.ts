import { type SQL, sql } from 'drizzle-orm';
import { blueprints, entities, entityRelations } from '#db/schema/catalog.ts';
import type { Query, Test } from '#lib/query/ast.ts';
import { RELATED_HOPS } from '#lib/query/evaluate.ts';
import { matchValue } from '#lib/query/match-value.ts';
import { type BlueprintModel, type IndexType, namesOf } from '#lib/query/model.ts';
import { type QueryModel, resolvePath, resolveRelation } from '#lib/query/path.ts';
import { type BlueprintOutline, blueprintsWithin, type LinkSide, startsAlong } from './blueprint-outline.ts';
import { type EntityTable, entityTable } from './entity-table.ts';
import { FALSE, not, TRUE, textArray, uuidArray } from './literals.ts';
import { isLiveHop, isLiveLink } from './live-links.ts';
import {
  compileInstantTest,
  compilePropertyTest,
  compileTextsTest,
  compileTextTest,
  type PropertyTarget,
} from './value-test.ts';

/** A blueprint whose entities a query may be about. */
export interface QueryBlueprint extends BlueprintModel, BlueprintOutline {
  /** properties (and meta properties) whose expression index is ready */
  indexed: ReadonlyMap<string, IndexType>;
}

interface QueryScope {
  entity: EntityTable;
  /** every blueprint there is, for queries of which `needsOutline` says so: it spares planning for all partitions */
  outline?: readonly BlueprintOutline[] | undefined;
  /** every blueprint the statement can return entities of */
  blueprints: readonly QueryBlueprint[];
  /** what the caller may read of other entities; undefined: all */
  readable: (entity: EntityTable) => SQL | undefined;
}

interface Compilation extends QueryScope {
  model: QueryModel;
  aliases: number;
}

/** The SQL reading of a query; lib/query/evaluate.ts holds the other one. Values are parameters, always. */
export function compileQuery(query: Query, scope: QueryScope): SQL {
  return compile(query, { ...scope, model: namesOf(scope.blueprints), aliases: 0 });
}

function compile(query: Query, scope: Compilation): SQL {
  switch (query.kind) {
    case 'constant':
      return query.value ? TRUE : FALSE;
    case 'not':
      return not(compile(query.rule, scope));
    case 'group': {
      const parts = query.rules.map((rule) => compile(rule, scope));
      return sql`(${sql.join(parts, query.combinator === 'and' ? sql` and ` : sql` or `)})`;
    }
    case 'property': {
      const { hops, property } = resolvePath(query.property, scope.model);
      return follow(hops, scope, (end) => compileProperty(end, property, query.test, scope));
    }
    case 'relation': {
      const hops = resolveRelation(query.relation, scope.model);
      return follow(hops, scope, (end) => compileTextTest(sql`${end.identifier}`, query.test));
    }
    case 'related':
      return compileRelated(query, scope);
  }
}

/** Some entity at the end of the path passes; no hops: the entity itself. */
function follow(hops: readonly string[], scope: Compilation, test: (end: EntityTable) => SQL): SQL {
  const starts = startsAlong(hops, scope.blueprints, scope.outline);
  const step = (from: EntityTable, index: number): SQL => {
    const relation = hops[index];
    if (relation === undefined) return test(from);
    const link = sql`${sql.identifier(`r${++scope.aliases}`)}`;
    const end = entityTable(`e${scope.aliases}`);
    const start = starts[index];
    const live = start ? isLiveHop({ link, relation, from: start, end }) : TRUE;
    return sql`exists (select 1 from ${entityRelations} ${link}
      join ${entities} ${end} on ${end.blueprintId} = ${link}.target_blueprint_id and ${end.id} = ${link}.target_id
      where ${link}.source_id = ${from.id} and ${link}.relation = ${relation}
      and ${isOfPartition(from, link, start)} and ${live}
      and ${scope.readable(end) ?? TRUE} and ${step(end, index + 1)})`;
  };
  return step(scope.entity, 0);
}

/**
 * Whoever goes from links back to what has them would look through all partitions that it can be in. The link tells which
 * one; not bare, since that offers all links of a blueprint as a start, too good to be true to a planner without statistics.
 */
function isOfPartition(from: EntityTable, link: SQL, start: readonly BlueprintOutline[] = []): SQL {
  return start.length > 1
    ? sql`${from.blueprintId} = nullif(${link}.source_blueprint_id, ${NO_BLUEPRINT}::uuid)`
    : TRUE;
}

const NO_BLUEPRINT = '00000000-0000-0000-0000-000000000000';

/** Naming the partitions spares the planner all others. */
function inPartitions(entity: EntityTable, ids: readonly string[] | undefined): SQL {
  return ids ? sql`${entity.blueprintId} = any(${uuidArray(ids)})` : TRUE;
}

function compileProperty(entity: EntityTable, property: string, test: Test, scope: Compilation): SQL {
  switch (property) {
    case '$identifier':
      return compileTextTest(sql`${entity.identifier}`, test);
    case '$title':
      return compileTextTest(sql`${entity.title}`, test);
    case '$icon':
      return compileTextTest(sql`${entity.icon}`, test);
    case '$datasource':
      return compileTextTest(sql`${entity.source}`, test);
    case '$createdBy':
      return compileTextTest(sql`${entity.createdBy}`, test);
    case '$updatedBy':
      return compileTextTest(sql`${entity.updatedBy}`, test);
    case '$team':
      return compileTextsTest(sql`${entity.team}`, test);
    case '$createdAt':
      return compileInstantTest(sql`${entity.createdAt}`, test);
    case '$updatedAt':
      return compileInstantTest(sql`${entity.updatedAt}`, test);
    case '$blueprint':
      return compileBlueprint(entity, test, scope);
    default:
      return compilePropertyTest(targetOf(entity, property, scope), test);
  }
}

function compileBlueprint(entity: EntityTable, test: Test, scope: Compilation): SQL {
  if (entity !== scope.entity)
    return sql`${entity.blueprintId} in (select ${blueprints.id} from ${blueprints}
      where ${compileTextTest(sql`${blueprints.identifier}`, test)})`;
  const matching = scope.blueprints.filter((blueprint) => matchValue(blueprint.identifier, test));
  if (matching.length === scope.blueprints.length) return TRUE;
  if (matching.length === 0) return FALSE;
  return sql`${entity.blueprintId} = any(${uuidArray(matching.map((blueprint) => blueprint.id))})`;
}

/** Of related entities less is known: their properties may be of any type, stored or computed. */
function targetOf(entity: EntityTable, name: string, scope: Compilation): PropertyTarget {
  const both = sql`(${entity.properties} || ${entity.computed})`;
  if (entity !== scope.entity) return { document: both, name };
  const declared = scope.blueprints.flatMap((blueprint) => blueprint.properties.get(name) ?? []);
  const isStored = declared.every(({ isComputed }) => !isComputed);
  const isComputed = !isStored && declared.every((property) => property.isComputed);
  const [only, ...others] = scope.blueprints;
  return {
    document: isStored ? sql`${entity.properties}` : isComputed ? sql`${entity.computed}` : both,
    name,
    indexed: others.length === 0 ? only?.indexed.get(name) : undefined,
    isScalar: scope.model.isScalar(name),
  };
}

function compileRelated(query: RelatedQuery, scope: Compilation): SQL {
  if (query.identifiers.length === 0) return FALSE;
  const walks: SQL[] = [];
  if (query.direction !== 'downstream') walks.push(walk(query, scope, 'source', 'target'));
  if (query.direction !== 'upstream') walks.push(walk(query, scope, 'target', 'source'));
  return sql`(${sql.join(walks, sql` or `)})`;
}

type RelatedQuery = Extract<Query, { kind: 'related' }>;

/** Entities reached from the named ones along the links (source to target) or against them. */
function walk(query: RelatedQuery, scope: Compilation, from: LinkSide, to: LinkSide): SQL {
  const seed = entityTable(`e${++scope.aliases}`);
  const next = entityTable(`e${++scope.aliases}`);
  const id = (side: LinkSide) => sql.raw(`link.${side}_id`);
  const blueprint = (side: LinkSide) => sql.raw(`link.${side}_blueprint_id`);
  const within = scope.outline && blueprintsWithin(RELATED_HOPS, query.blueprint, to, scope.outline);
  const allowed = scope.readable(next);
  // At one end is what the walk has reached: to say so spares reading the link itself where an index holds the rest.
  const ends = { source: blueprint('source'), target: blueprint('target'), [from]: sql`walk.blueprint_id` };
  const live = isLiveLink({ ...ends, relation: sql`link.relation` }, scope.outline);
  const join = allowed
    ? sql`join ${entities} ${next} on ${next.blueprintId} = ${blueprint(to)}
        and ${next.id} = ${id(to)} and ${inPartitions(next, within)} and ${allowed}`
    : sql``;
  return sql`${scope.entity.id} in (
    with recursive walk(start, id, blueprint_id, hops) as (
      select ${seed.id}, ${seed.id}, ${seed.blueprintId}, 0 from ${entities} ${seed}
      where ${isOfBlueprint(seed, query.blueprint, scope)}
        and ${seed.identifier} = any(${textArray(query.identifiers)}) and ${scope.readable(seed) ?? TRUE}
      union
      select walk.start, ${id(to)}, ${blueprint(to)}, walk.hops + 1 from walk
      join ${entityRelations} link on ${id(from)} = walk.id and ${live} ${join}
      where walk.hops < ${RELATED_HOPS}::int
    ) select walk.id from walk where walk.hops > 0 and walk.id <> walk.start)`;
}

function isOfBlueprint(entity: EntityTable, identifier: string, scope: Compilation): SQL {
  if (!scope.outline)
    return sql`${entity.blueprintId} in (select ${blueprints.id} from ${blueprints} where ${blueprints.identifier} = ${identifier})`;
  const named = scope.outline.find((blueprint) => blueprint.identifier === identifier);
  return named ? sql`${entity.blueprintId} = ${named.id}` : FALSE;
}
