import type { ErrorBody } from '#lib/errors.ts';
import { toApiError } from './api-error.ts';
import { announceSignedOut } from './signed-out.ts';

const STATUS: Partial<Record<ErrorBody['error'], number>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  stale_version: 412,
  invalid_input: 422,
};

/** The data of a server action's result; throws the ApiError that the same verb over `/v1` would throw. */
export function unwrapAction<T>(result: { ok: true; data: T } | ErrorBody): T {
  if (result.ok) return result.data;
  if (result.error === 'unauthenticated') announceSignedOut();
  throw toApiError(STATUS[result.error] ?? 409, result);
}
