import { AppError } from '#lib/errors.ts';

/** `path` is a JSON Pointer into the query as it was sent. */
export function refuseQuery(path: string, code: string, message: string): AppError {
  return new AppError('invalid_input', message, { details: [{ path, code, message }] });
}

export function refuseExpensive(path: string, message: string): AppError {
  return new AppError('query_too_expensive', message, {
    details: [{ path, code: 'query_too_expensive', message }],
  });
}
