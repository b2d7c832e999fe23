import { beforeEach, describe, expect, it } from 'vitest';
import { AppError, notFound } from '#lib/errors.ts';
import { createLogger } from '#lib/log.ts';
import { refusalFor } from './refusal.ts';

const REQUEST = { requestId: 'request-1', path: '/v1/blueprints' };

const lines: Record<string, unknown>[] = [];
const log = createLogger('test', 'debug', { write: (line) => void lines.push(JSON.parse(line)) });
beforeEach(() => {
  lines.length = 0;
});

/** As the driver throws it, and as the query builder hands it on. */
function databaseError(code: string): Error {
  const cause = Object.assign(new Error('duplicate key violates "users_email_key"'), { code });
  return new Error('Failed query: select secret from users', { cause });
}

describe('what the caller did wrong', () => {
  it.each([
    notFound('Blueprint', 'service'),
    new AppError('invalid_input', 'Wrong.', { details: [{ path: '/a', code: 'type', message: 'No.' }] }),
    new AppError('too_many_requests', 'Later.', { retryAfter: 7 }),
  ])('is told as it is, and no matter for the log: $code', (error) => {
    expect(refusalFor(error, log, REQUEST)).toBe(error);
    expect(lines).toEqual([]);
  });

  it('is recognised also when another copy of the module made the error', () => {
    const copy = Object.assign(new Error('Sign in first.'), {
      name: 'AppError',
      code: 'unauthenticated',
      status: 401,
    });
    expect(refusalFor(copy, log, REQUEST)).toBe(copy);
    expect(lines).toEqual([]);
  });

  it.each([
    ['23505', 'already_exists'],
    ['23514', 'invalid_input'],
    ['22P02', 'invalid_input'],
    ['40001', 'conflict'],
    ['57014', 'query_too_expensive'],
  ])('may have been found by the database: %s', (sqlstate, code) => {
    const refusal = refusalFor(databaseError(sqlstate), log, REQUEST);
    expect(refusal.code).toBe(code);
    expect(refusal.message).not.toMatch(/users|select|key/);
    expect(lines).toEqual([]);
  });
});

describe('what is our own fault', () => {
  const NOTHING_SAID = { code: 'internal_error', message: 'Something went wrong on our side.' };

  it('is told without its cause, which stands in the log under the id of the request', () => {
    const error = new TypeError('cannot read "password" of undefined');
    expect(refusalFor(error, log, REQUEST)).toMatchObject(NOTHING_SAID);
    expect(lines).toMatchObject([
      {
        level: 'error',
        msg: 'request failed',
        requestId: 'request-1',
        path: '/v1/blueprints',
        err: { message: error.message, stack: expect.stringContaining('refusal.test.ts') },
      },
    ]);
  });

  it.each([
    'text',
    undefined,
    null,
    7,
    { code: 'not_found' },
  ])('may be anything that was thrown: %j', (error) => {
    expect(refusalFor(error, log, REQUEST)).toMatchObject({ ...NOTHING_SAID, status: 500 });
    expect(lines).toHaveLength(1);
  });

  it('may be a query that the database does not understand', () => {
    expect(refusalFor(databaseError('42P01'), log, REQUEST)).toMatchObject(NOTHING_SAID);
    expect(lines).toHaveLength(1);
  });
});

describe('what may pass', () => {
  it('is told with when to come back, and logged', () => {
    const refusal = refusalFor(databaseError('57P01'), log, REQUEST);
    expect(refusal).toMatchObject({ code: 'unavailable', status: 503, retryAfter: 2 });
    expect(lines).toHaveLength(1);
  });

  it('keeps the words of whoever noticed it', () => {
    const error = new AppError('upstream_failed', 'GitHub did not answer.');
    expect(refusalFor(error, log, REQUEST)).toBe(error);
    expect(lines).toMatchObject([{ requestId: 'request-1' }]);
  });
});
