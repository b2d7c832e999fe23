import { AppError, type Issue } from '#lib/errors.ts';
import { lintDocument, refuseSchema } from '#lib/schema/lint-schema.ts';
import { structureFaults } from '#lib/schema/structure-faults.ts';
import { type ActionDocument, actionSchema } from './action-schema.ts';
import { refusalsOf, warningsOf } from './lint-action.ts';

interface ParsedAction {
  /** what was sent, less the keys only the server writes */
  document: ActionDocument;
  /** accepted all the same, but not what its author expects */
  warnings: Issue[];
}

/** Written by the server; clients send them back with what they read. */
const READ_ONLY = ['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'];
/** Keywords inside an input are the author's business: what makes no sense is not applied. */
const INSIDE_INPUT = /^\/trigger\/userInputs\/properties\/[^/]+\/./;

/** Reads an action as permissively as its clients need; throws one error with every fault. */
export function parseAction(input: unknown): ParsedAction {
  refuseSchema(lintDocument(input));
  const faults = structureFaults(actionSchema, input);
  const refused = faults.filter((fault) => !INSIDE_INPUT.test(fault.path));
  if (refused.length > 0)
    throw new AppError('invalid_input', 'This is not a valid action.', { details: refused });
  const document = Object.fromEntries(
    Object.entries(input as ActionDocument).filter(([key]) => !READ_ONLY.includes(key)),
  ) as ActionDocument;
  refuseSchema(refusalsOf(document));
  return { document, warnings: [...faults, ...warningsOf(document)] };
}
