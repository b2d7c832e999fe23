/** The closed list of error codes of the HTTP API, each with its status. */
export const ERROR_STATUS = {
  malformed_request: 400,
  too_deep: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  forbidden: 403,
  insufficient_scope: 403,
  origin_not_allowed: 403,
  self_approval: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  already_exists: 409,
  already_decided: 409,
  has_dependents: 409,
  run_ended: 422,
  invalid_state: 409,
  gone: 410,
  stale_version: 412,
  payload_too_large: 413,
  uri_too_long: 414,
  unsupported_media_type: 415,
  misdirected_request: 421,
  invalid_input: 422,
  schema_too_complex: 422,
  too_many_items: 422,
  query_too_expensive: 422,
  expression_failed: 422,
  expression_timeout: 422,
  idempotency_key_reused: 422,
  too_many_requests: 429,
  headers_too_large: 431,
  internal_error: 500,
  upstream_failed: 502,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One fault at one place: `path` is a JSON Pointer into what the caller sent, `code` lower_snake. */
export interface Issue {
  path: string;
  code: string;
  message: string;
}

interface AppErrorOptions {
  details?: Issue[];
  /** Seconds a caller should wait; becomes `Retry-After`. */
  retryAfter?: number;
  /** Plain facts a screen may show (for instance the dependents that block a deletion). */
  data?: Record<string, unknown>;
  cause?: unknown;
}

/** An expected failure with a message that is safe to show. Everything else becomes `internal_error`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Issue[] | undefined;
  readonly retryAfter: number | undefined;
  readonly data: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details;
    this.retryAfter = options.retryAfter;
    this.data = options.data;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

/** Recognised by name: inside the web process this module can exist more than once. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error;
}

/** What one may not see answers exactly like what does not exist. */
export function notFound(what: string, id: string): AppError {
  return new AppError('not_found', `${what} "${id}" was not found.`);
}

/** The one error body of every route: `{ok: false, error, message, details?, requestId}`. */
export interface ErrorBody {
  ok: false;
  error: ErrorCode;
  message: string;
  details?: Issue[];
  data?: Record<string, unknown>;
  requestId: string;
}

/** Nothing of the cause: that is for the log. */
export function errorBody(error: AppError, requestId: string): ErrorBody {
  return {
    ok: false,
    error: error.code,
    message: error.message,
    ...(error.details ? { details: error.details } : {}),
    ...(error.data ? { data: error.data } : {}),
    requestId,
  };
}
