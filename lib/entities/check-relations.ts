import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { relationOf, relationsOf } from '#lib/blueprints/blueprint-model.ts';
import { AppError, type Issue } from '#lib/errors.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';

/** One declared relation and the targets it shall have, lookups already answered. */
export interface RelationChange {
  name: string;
  target: string;
  many: boolean;
  identifiers: string[];
}

/** Throws `not_found` when a relation is not declared, as clients expect it. */
export function requireDeclared(document: BlueprintDocument, names: readonly string[]): void {
  const unknown = names.filter((name) => !relationOf(document, name));
  if (unknown.length === 0) return;
  throw new AppError('not_found', `The blueprint "${document.identifier}" has no relation "${unknown[0]}".`, {
    details: unknown.map((name) => ({
      path: childPointer('/relations', name),
      code: 'unknown_relation',
      message: `There is no relation "${name}".`,
    })),
  });
}

/** The relations to write, in a fixed order. `names` are declared. */
export function toChanges(
  document: BlueprintDocument,
  targets: Readonly<Record<string, readonly string[]>>,
): RelationChange[] {
  return relationsOf(document)
    .filter(([name]) => Object.hasOwn(targets, name))
    .map(([name, { target, many }]) => ({
      name,
      target,
      many: many === true,
      identifiers: [...(targets[name] ?? [])],
    }));
}

/**
 * Rules of many and required. `isWhole`: relations left out count as empty; a patch is judged by what it
 * touches only.
 */
export function relationIssues(
  document: BlueprintDocument,
  changes: readonly RelationChange[],
  isWhole: boolean,
): Issue[] {
  const given = new Map(changes.map((change) => [change.name, change]));
  return relationsOf(document).flatMap(([name, { required, many }]): Issue[] => {
    const change = given.get(name);
    const path = childPointer('/relations', name);
    const count = change?.identifiers.length ?? 0;
    if (!many && count > 1) {
      return [{ path, code: 'not_many', message: `The relation "${name}" takes one entity, got ${count}.` }];
    }
    if (required && count === 0 && (change || isWhole)) {
      return [{ path, code: 'required', message: `The relation "${name}" is required.` }];
    }
    return [];
  });
}
