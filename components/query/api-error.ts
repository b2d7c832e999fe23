import type { ErrorBody, ErrorCode, Issue } from '#lib/errors.ts';

type ApiErrorBody = Omit<Partial<ErrorBody>, 'error' | 'message'> & {
  error: ErrorCode | 'network';
  message: string;
};

/** What a call to our own server ended in, with everything a screen may show. `network`: no answer came. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'network';
  readonly status: number;
  readonly details: Issue[];
  readonly data: Record<string, unknown>;
  readonly requestId: string | undefined;

  constructor(status: number, body: ApiErrorBody) {
    super(body.message);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.error;
    this.details = body.details ?? [];
    this.data = body.data ?? {};
    this.requestId = body.requestId;
  }
}

/** The error body when the answer holds one; anything else becomes `internal_error` in our own words. */
export function toApiError(status: number, body: unknown): ApiError {
  if (isErrorBody(body)) return new ApiError(status, body);
  const error = status === 503 ? 'unavailable' : 'internal_error';
  return new ApiError(status, { error, message: `The server answered ${status} without saying why.` });
}

export function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === 'object' && body !== null && 'ok' in body && body.ok === false && 'message' in body;
}
