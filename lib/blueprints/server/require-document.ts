import { listBlueprintRows } from '#db/queries/blueprints.ts';
import { can } from '#lib/access/ability.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { relationsOf } from '#lib/blueprints/blueprint-model.ts';
import { parseBlueprint } from '#lib/blueprints/parse-blueprint.ts';
import type { Issue } from '#lib/errors.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';
import { refuseSchema } from '#lib/schema/lint-schema.ts';

/** The document to store with its warnings, or an error with every issue. */
export function requireDocument(input: unknown): { document: BlueprintDocument; warnings: Issue[] } {
  const { document, issues, warnings } = parseBlueprint(input);
  refuseSchema(issues);
  return { document: document as BlueprintDocument, warnings };
}

/** The path names the blueprint already; a document may leave its identifier out. */
export function withIdentifier(document: unknown, identifier: string): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  return 'identifier' in document ? document : { identifier, ...document };
}

/**
 * Relations may point to blueprints that come later; until then nothing can be linked. One that may not be seen
 * is not there.
 */
export async function missingTargets(ctx: Context, document: BlueprintDocument): Promise<Issue[]> {
  const relations = relationsOf(document);
  if (relations.length === 0) return [];
  const known = new Set(
    (await listBlueprintRows(reader(ctx)))
      .map(({ identifier }) => identifier)
      .filter((identifier) => can(ctx.ability, 'read', 'Blueprint', { identifier })),
  );
  return relations
    .filter(([, { target }]) => !known.has(target) && target !== document.identifier)
    .map(([name, { target }]) => ({
      path: `${childPointer('/relations', name)}/target`,
      code: 'unknown_target',
      message: `There is no blueprint "${target}" yet: nothing can be linked until there is.`,
    }));
}
