import { renameOffered } from '#lib/blueprints/rename-mentions.ts';
import { type Renaming, withPart } from '#lib/blueprints/renaming.ts';
import type { ActionDocument } from './action-schema.ts';

/** The action with the blueprints it belongs to and offers called otherwise; the same object when all names stay. */
export function renameBlueprints(document: ActionDocument, renaming: Renaming): ActionDocument {
  const { trigger } = document;
  const { blueprintIdentifier, userInputs } = trigger;
  const belonging = blueprintIdentifier
    ? withPart(trigger, 'blueprintIdentifier', renaming(blueprintIdentifier))
    : trigger;
  const asking =
    userInputs && withPart(userInputs, 'properties', renameOffered(userInputs.properties, renaming));
  return withPart(document, 'trigger', withPart(belonging, 'userInputs', asking));
}
