import { toAppError } from '#db/errors.ts';
import { isAppError } from '#lib/errors.ts';

/** The database went away under us; what was asked may be asked again, its arrows being guarded. */
export function isUnavailable(error: unknown): boolean {
  const known = isAppError(error) ? error : toAppError(error);
  return known?.code === 'unavailable';
}
