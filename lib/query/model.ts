import type { QueryModel } from './path.ts';

/** How a property is sorted and indexed. */
export type IndexType = 'text' | 'number' | 'boolean' | 'date';

interface QueryProperty {
  /** undefined for lists, objects and types unknown to us: never indexed, sorted as text */
  indexType: IndexType | undefined;
  /** kept beside the stored ones: mirrors, calculations, aggregations */
  isComputed: boolean;
}

interface QueryRelation {
  target: string;
  many: boolean;
}

/** What queries need to know of a blueprint. */
export interface BlueprintModel {
  identifier: string;
  properties: ReadonlyMap<string, QueryProperty>;
  relations: ReadonlyMap<string, QueryRelation>;
}

const COMPUTED = ['mirrorProperties', 'calculationProperties', 'aggregationProperties'];

/** Reads a blueprint document, which may hold anything: what is not understood is left out. */
export function modelOf(identifier: string, document: Readonly<Record<string, unknown>>): BlueprintModel {
  const properties = new Map<string, QueryProperty>();
  for (const [name, property] of entriesOf(objectOf(document.schema).properties))
    properties.set(name, { indexType: indexTypeOf(property), isComputed: false });
  for (const kind of COMPUTED)
    for (const [name, property] of entriesOf(document[kind]))
      if (!properties.has(name)) properties.set(name, { indexType: indexTypeOf(property), isComputed: true });
  const relations = new Map<string, QueryRelation>();
  for (const [name, relation] of entriesOf(document.relations))
    if (typeof relation.target === 'string')
      relations.set(name, { target: relation.target, many: relation.many === true });
  return { identifier, properties, relations };
}

/** The index that serves sorting and filtering a property of this type; undefined when none does. */
export function indexTypeOf(property: Readonly<Record<string, unknown>>): IndexType | undefined {
  switch (property.type) {
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'string':
      return property.format === 'date-time' || property.format === 'timer' || property.format === 'date'
        ? 'date'
        : 'text';
    default:
      return undefined;
  }
}

/** The names of several blueprints together: a name counts when any of them declares it. */
export function namesOf(blueprints: readonly BlueprintModel[]): QueryModel {
  return {
    properties: { has: (name) => blueprints.some(({ properties }) => properties.has(name)) },
    relations: { has: (name) => blueprints.some(({ relations }) => relations.has(name)) },
    isScalar(name) {
      const declared = blueprints.flatMap(({ properties }) => properties.get(name) ?? []);
      return declared.length > 0 && declared.every(({ indexType }) => indexType !== undefined);
    },
  };
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function entriesOf(value: unknown): [string, Record<string, unknown>][] {
  return Object.entries(objectOf(value)).map(([name, item]) => [name, objectOf(item)]);
}
