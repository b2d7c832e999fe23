import type { ErrorBody, ErrorCode, Issue } from '#lib/errors.ts';

type ApiErrorBody = Partial<Pick<ErrorBody, 'details' | 'requestId'>> & {
  error: ErrorCode | 'network';
  message: string;
};

/** What a call to our own server ended in, with everything a screen may show. `network`: no answer came. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'network';
  readonly details: Issue[];
  readonly requestId: string | undefined;

  constructor(body: ApiErrorBody) {
    super(body.message);
    this.name = 'ApiError';
    this.code = body.error;
    this.details = body.details ?? [];
    this.requestId = body.requestId;
  }
}

/** The error body when the answer holds one; anything else becomes `internal_error` in our own words. */
export function toApiError(status: number, body: unknown): ApiError {
  if (isErrorBody(body)) return new ApiError(body);
  const error = status === 503 ? 'unavailable' : 'internal_error';
  return new ApiError({ error, message: `The server answered ${status} without saying why.` });
}

export function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === 'object' && body !== null && 'ok' in body && body.ok === false && 'message' in body;
}
