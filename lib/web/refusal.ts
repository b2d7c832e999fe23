import { toAppError } from '#db/errors.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';

/**
 * What a caller is told about any failure: expected ones as they are, database errors by their SQLSTATE,
 * everything else as `internal_error` without detail, its cause in the log under the same request id.
 */
export function refusalFor(
  error: unknown,
  log: Logger,
  request: { requestId: string; path: string },
): AppError {
  const known = isAppError(error) ? error : toAppError(error);
  if (known && known.status < 500) return known;
  log.error({ ...request, err: error }, 'request failed');
  return known ?? new AppError('internal_error', 'Something went wrong on our side.');
}
