import { type BlueprintRow, listBlueprintRows } from '#db/queries/blueprints.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
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

/** Relations may point to blueprints that come later; until then nothing can be linked. */
export async function missingTargets(ctx: TransactionContext, document: BlueprintDocument): Promise<Issue[]> {
  const relations = relationsOf(document);
  if (relations.length === 0) return [];
  const known = new Set((await listBlueprintRows(ctx.tx)).map(({ identifier }: BlueprintRow) => identifier));
  return relations
    .filter(([, { target }]) => !known.has(target) && target !== document.identifier)
    .map(([name, { target }]) => ({
      path: `${childPointer('/relations', name)}/target`,
      code: 'unknown_target',
      message: `There is no blueprint "${target}" yet: nothing can be linked until there is.`,
    }));
}
