import { toAppError } from '#db/errors.ts';
import { isAppError } from '#lib/errors.ts';

/** What passes by itself: a lost connection, a statement stopped for its time, a lost race for a lock. */
const PASSING = ['unavailable', 'query_too_expensive', 'conflict'];

/** The database failed us for the moment; what was asked may be asked again, its arrows being guarded. */
export function isUnavailable(error: unknown): boolean {
  const known = isAppError(error) ? error : toAppError(error);
  return known !== undefined && PASSING.includes(known.code);
}
