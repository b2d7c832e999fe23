import { describe, expect, it } from 'vitest';
import type { ErrorBody, ErrorCode } from '#lib/errors.ts';
import { isErrorBody, toApiError } from './api-error.ts';

const body = (error: ErrorCode, more: Partial<ErrorBody> = {}): ErrorBody => ({
  ok: false,
  error,
  message: 'In the words of the server.',
  requestId: 'q-1',
  ...more,
});

describe('an answer that is no success', () => {
  it('is taken at its word, with what a screen may show', () => {
    const details = [{ path: '/a', code: 'required', message: 'Needed.' }];
    expect(toApiError(409, body('has_dependents', { details }))).toMatchObject({
      name: 'ApiError',
      code: 'has_dependents',
      message: 'In the words of the server.',
      details,
      requestId: 'q-1',
    });
    expect(toApiError(404, body('not_found'))).toMatchObject({ details: [] });
  });

  it.each([
    undefined,
    null,
    '<html>',
    [],
    {},
    { ok: false },
    { ok: true, message: 'x' },
    { message: 'x' },
  ])('speaks of itself when it is %j', (answer) => {
    expect(isErrorBody(answer)).toBe(false);
    expect(toApiError(500, answer)).toMatchObject({
      code: 'internal_error',
      message: 'The server answered 500 without saying why.',
    });
    expect(toApiError(503, answer).code).toBe('unavailable');
  });
});
