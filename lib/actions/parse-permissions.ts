import { AppError } from '#lib/errors.ts';
import { lintDocument, refuseSchema } from '#lib/schema/lint-schema.ts';
import { structureFaults } from '#lib/schema/structure-faults.ts';
import { type PermissionsPatch, permissionsPatchSchema } from './permissions.ts';

/** Checks what somebody wants to change of an action's permissions; throws with every fault. */
export function parsePermissionsPatch(patch: unknown): PermissionsPatch {
  refuseSchema(lintDocument(patch));
  const faults = structureFaults(permissionsPatchSchema, patch);
  if (faults.length > 0)
    throw new AppError('invalid_input', 'These are not valid permissions.', { details: faults });
  return patch as PermissionsPatch;
}
