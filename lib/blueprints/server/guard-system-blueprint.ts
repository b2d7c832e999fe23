import type { BlueprintRow } from '#db/queries/blueprints.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { propertiesOf } from '#lib/blueprints/blueprint-model.ts';
import { builtInProperties, isSystemBlueprint } from '#lib/entities/system-blueprints.ts';
import { AppError } from '#lib/errors.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';

/** Throws when a document takes from a blueprint of ours what our tables decide. */
export function guardSystemBlueprint(row: BlueprintRow, document: BlueprintDocument): void {
  if (!isSystemBlueprint(row.identifier)) return;
  const properties = new Map(propertiesOf(document));
  const issues = builtInProperties(row.identifier)
    .filter((name) => properties.get(name)?.type !== 'string')
    .map((name) => ({
      path: childPointer('/schema/properties', name),
      code: 'built_in_property',
      message: `"${name}" belongs to ${row.identifier} and stays a text.`,
    }));
  if (document.identifier !== row.identifier) {
    issues.push({
      path: '/identifier',
      code: 'built_in_blueprint',
      message: `${row.identifier} keeps its identifier.`,
    });
  }
  if (issues[0]) throw new AppError('invalid_input', issues[0].message, { details: issues });
}
