import { Type } from '@sinclair/typebox';
import { type BlueprintView, wireBlueprint } from '#lib/blueprints/server/blueprint-view.ts';
import { anyDocument, authorship, warnings } from './document-schemas.ts';
import { versionTag } from './version-tag.ts';

/** A blueprint as it is answered. */
export const blueprintSchema = Type.Intersect([
  anyDocument('As it was sent, with who wrote it and when.'),
  Type.Object({
    identifier: Type.String(),
    schema: anyDocument('`{"properties": {}}` when it was left out'),
    relations: anyDocument('`{}` when they were left out'),
    ...authorship,
  }),
]);

export const oneBlueprint = Type.Object({ ok: Type.Literal(true), blueprint: blueprintSchema, warnings });

/** One blueprint, with its version as ETag. */
export function answerBlueprint(view: BlueprintView) {
  return {
    body: {
      ok: true as const,
      blueprint: wireBlueprint(view) as never,
      ...(view.warnings.length > 0 ? { warnings: view.warnings } : {}),
    },
    headers: versionTag(view.version),
  };
}
