import type { BlueprintDocument, RelationDefinition } from './blueprint-document.ts';
import type { PropertyDefinition } from './property-definition.ts';

type Entries<T> = [name: string, definition: T][];

/** The properties in the order they were written; a document that leaves them out has none. */
export function propertiesOf(document: BlueprintDocument): Entries<PropertyDefinition> {
  return Object.entries(document.schema?.properties ?? {}) as Entries<PropertyDefinition>;
}

export function relationsOf(document: BlueprintDocument): Entries<RelationDefinition> {
  return Object.entries(document.relations ?? {}) as Entries<RelationDefinition>;
}

export function requiredOf(document: BlueprintDocument): string[] {
  return [...new Set(document.schema?.required ?? [])];
}

/** One declared relation by name; names such as `constructor` are no relations unless declared. */
export function relationOf(document: BlueprintDocument, name: string): RelationDefinition | undefined {
  return relationsOf(document).find(([declared]) => declared === name)?.[1];
}

/** Blueprints the document names as targets of relations and aggregations, each once. */
export function targetsOf(document: BlueprintDocument): string[] {
  const aggregated = Object.values(document.aggregationProperties ?? {}).map(({ target }) => target);
  const related = relationsOf(document).map(([, { target }]) => target);
  return [...new Set([...related, ...aggregated.filter((target) => target !== undefined)])];
}
