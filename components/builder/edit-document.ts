import type { BlueprintDocument, RelationDefinition } from '#lib/blueprints/blueprint-document.ts';
import { propertiesOf, relationsOf, requiredOf } from '#lib/blueprints/blueprint-model.ts';
import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';
import { freeName, type NamedList, removeAt, renameAt, setAt, toMap } from './named-list.ts';

export function withProperties(
  document: BlueprintDocument,
  properties: NamedList<PropertyDefinition>,
  required: readonly string[] = requiredOf(document),
): BlueprintDocument {
  return {
    ...document,
    schema: { ...document.schema, properties: toMap(properties), required: [...required] },
  };
}

export function withRelations(
  document: BlueprintDocument,
  relations: NamedList<RelationDefinition>,
): BlueprintDocument {
  return { ...document, relations: toMap(relations) };
}

export function setProperty(document: BlueprintDocument, index: number, definition: PropertyDefinition) {
  return withProperties(document, setAt(propertiesOf(document), index, definition));
}

/** What is required stays required under its new name. */
export function renameProperty(document: BlueprintDocument, index: number, name: string) {
  const properties = propertiesOf(document);
  const before = properties[index]?.[0];
  const required = requiredOf(document).map((one) => (one === before ? name : one));
  return withProperties(document, renameAt(properties, index, name), required);
}

export function removeProperty(document: BlueprintDocument, index: number) {
  const properties = propertiesOf(document);
  const name = properties[index]?.[0];
  const required = requiredOf(document).filter((one) => one !== name);
  return withProperties(document, removeAt(properties, index), required);
}

export function requireProperty(document: BlueprintDocument, name: string, isRequired: boolean) {
  const others = requiredOf(document).filter((one) => one !== name);
  return withProperties(document, propertiesOf(document), isRequired ? [...others, name] : others);
}

/** The document with one more property, and the free name it got. */
export function addProperty(document: BlueprintDocument): { document: BlueprintDocument; name: string } {
  const properties = propertiesOf(document);
  const name = freeName(properties, 'property');
  return { document: withProperties(document, [...properties, [name, { type: 'string' }]]), name };
}

export function addRelation(
  document: BlueprintDocument,
  target: string,
): { document: BlueprintDocument; name: string } {
  const relations = relationsOf(document);
  const name = freeName([...relations, ...propertiesOf(document)], 'relation');
  return {
    document: withRelations(document, [...relations, [name, { target, many: false, required: false }]]),
    name,
  };
}

const COMPUTED = ['mirrorProperties', 'calculationProperties', 'aggregationProperties'] as const;

export type Found =
  | { kind: 'property' | 'relation'; index: number }
  | { kind: 'computed'; group: (typeof COMPUTED)[number]; definition: unknown };

/** What a name stands for in the document; properties come before relations of the same name. */
export function findDefinition(document: BlueprintDocument, name: string): Found | undefined {
  const property = propertiesOf(document).findIndex(([one]) => one === name);
  if (property >= 0) return { kind: 'property', index: property };
  const relation = relationsOf(document).findIndex(([one]) => one === name);
  if (relation >= 0) return { kind: 'relation', index: relation };
  for (const group of COMPUTED) {
    const definitions = document[group];
    if (definitions && Object.hasOwn(definitions, name)) {
      return { kind: 'computed', group, definition: definitions[name] };
    }
  }
  return undefined;
}
