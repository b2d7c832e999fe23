import { AppError } from '#lib/errors.ts';

/** Throws unless the caller saw the version that is there now; undefined asks for nothing. */
export function requireVersion(actual: number, expected: number | undefined): void {
  if (expected === undefined || expected === actual) return;
  throw new AppError('stale_version', 'Somebody else changed this meanwhile; load it again.', {
    data: { version: actual, expected },
  });
}
