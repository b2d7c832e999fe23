import { describe, expect, it } from 'vitest';
import { AppError, ERROR_STATUS, type ErrorCode, errorBody, isAppError, notFound } from './errors.ts';

describe('the list of codes', () => {
  it.each(Object.entries(ERROR_STATUS))('%s is lower snake and an error: %i', (code, status) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(new AppError(code as ErrorCode, 'x').status).toBe(status);
  });

  it('what one may not see answers like what does not exist', () => {
    expect(notFound('Run', 'r_1').status).toBe(404);
    expect(errorBody(notFound('Run', 'r_1'), 'q')).toEqual({
      ok: false,
      error: 'not_found',
      message: 'Run "r_1" was not found.',
      requestId: 'q',
    });
  });
});

describe('the body', () => {
  it('says what the caller needs, and nothing of the cause', () => {
    const cause = new Error('connect ECONNREFUSED postgres://user:password@host');
    const details = [{ path: '/a', code: 'required', message: 'This value is required.' }];
    const error = new AppError('invalid_input', 'No.', { details, data: { count: 2 }, cause, retryAfter: 3 });
    expect(JSON.parse(JSON.stringify(errorBody(error, 'q')))).toEqual({
      ok: false,
      error: 'invalid_input',
      message: 'No.',
      details,
      data: { count: 2 },
      requestId: 'q',
    });
    expect([error.cause, error.retryAfter]).toEqual([cause, 3]);
  });

  it('leaves out what there is not', () => {
    expect(Object.keys(errorBody(new AppError('conflict', 'x'), 'q'))).toEqual([
      'ok',
      'error',
      'message',
      'requestId',
    ]);
  });
});

it('an error of another copy of this module is known by its name', () => {
  const copy = Object.assign(new Error('x'), { name: 'AppError', code: 'conflict' });
  expect(isAppError(copy)).toBe(true);
  expect(isAppError(new AppError('conflict', 'x'))).toBe(true);
  for (const other of [new Error('x'), { name: 'AppError', code: 'conflict' }, null, 'AppError'])
    expect(isAppError(other)).toBe(false);
});
