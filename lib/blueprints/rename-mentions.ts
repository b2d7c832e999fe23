import type { BlueprintDocument } from './blueprint-document.ts';
import { renameInQuery } from './rename-in-query.ts';
import { type Renaming, withPart } from './renaming.ts';

/** The document with every blueprint it names called otherwise; the same object when all names stay. */
export function renameMentions(document: BlueprintDocument, renaming: Renaming): BlueprintDocument {
  const { relations, aggregationProperties, schema } = document;
  const toTarget = (definition: object) => renameAt(definition, 'target', renaming);
  const renamed = withPart(document, 'relations', mapValues(relations, toTarget));
  const aggregating = mapValues(aggregationProperties, toTarget);
  const properties = renameOffered(schema?.properties, renaming);
  return withPart(
    withPart(renamed, 'aggregationProperties', aggregating),
    'schema',
    schema && withPart(schema, 'properties', properties),
  );
}

/** The document with blueprint `from` called `to` wherever it is named; the same object when it is not. */
export function renameTarget(document: BlueprintDocument, from: string, to: string): BlueprintDocument {
  return renameMentions(document, (identifier) => (identifier === from ? to : identifier));
}

/** Properties, or inputs, whose values are entities, alone or in lists, with the blueprints of these called otherwise. */
export function renameOffered<T extends object>(definitions: T | undefined, renaming: Renaming) {
  return mapValues(definitions, (definition) => {
    const { items } = definition as { items?: object };
    return withPart(renameOffer(definition, renaming), 'items', items && renameOffer(items, renaming));
  });
}

/** What is offered, and by which rules it is narrowed. */
function renameOffer<T extends object>(definition: T, renaming: Renaming): T {
  const { dataset } = definition as { dataset?: unknown };
  return withPart(renameAt(definition, 'blueprint', renaming), 'dataset', renameInQuery(dataset, renaming));
}

/** The names of blueprints that `rename` comes by. */
export function namesFoundBy(rename: (renaming: Renaming) => unknown): string[] {
  const names = new Set<string>();
  rename((identifier) => {
    names.add(identifier);
    return identifier;
  });
  return [...names];
}

function renameAt<T extends object>(definition: T, key: string, renaming: Renaming): T {
  const name = (definition as Record<string, unknown>)[key];
  return typeof name === 'string' ? withPart(definition, key, renaming(name)) : definition;
}

/** In the same order; the same object when no value becomes another. */
function mapValues<T extends object>(record: T | undefined, change: (value: object) => object) {
  return Object.entries(record ?? {}).reduce<T | undefined>(
    (changed, [name, value]) => changed && withPart(changed, name, change(value as object)),
    record,
  );
}
