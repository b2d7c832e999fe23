import { describe, expect, it } from 'vitest';
import type { Answer } from '#lib/github/rate-limit.ts';
import { readAnswer } from './outcome.ts';

const answer = (status: number, body: unknown = '', headers: Answer['headers'] = {}): Answer => ({
  status,
  headers,
  body,
});
const whole = ({ body }: Answer) => body;

describe('readAnswer', () => {
  it('hands on what could be read, null and nothing included', () => {
    expect(readAnswer(answer(200, { id: 7 }), whole)).toEqual({ kind: 'done', value: { id: 7 } });
    expect(readAnswer(answer(202), () => null)).toEqual({ kind: 'done', value: null });
    expect(readAnswer(answer(204, ''), whole)).toEqual({ kind: 'done', value: '' });
  });

  it('tells what cannot be read from what was refused', () => {
    expect(readAnswer(answer(200, 'x'), () => undefined)).toEqual({
      kind: 'failed',
      reason: 'GitHub answered with something that cannot be read',
    });
    expect(readAnswer(answer(404, { message: 'Not Found' }), whole)).toEqual({
      kind: 'refused',
      status: 404,
      message: 'Not Found',
    });
  });

  it.each([301, 302, 304, 400, 401, 403, 409, 410, 422, 451])('takes %i for a refusal', (status) => {
    expect(readAnswer(answer(status), whole)).toEqual({ kind: 'refused', status, message: '' });
  });

  it.each([500, 502, 503, 504])('takes %i for a failure that may pass', (status) => {
    expect(readAnswer(answer(status, '<html>', { 'retry-after': '9' }), whole)).toEqual({
      kind: 'failed',
      reason: `GitHub answered ${status}`,
    });
  });

  it('never reads the body of an answer that is none', () => {
    const read = (): never => {
      throw new Error('it was read');
    };
    for (const status of [302, 404, 429, 500]) expect(() => readAnswer(answer(status), read)).not.toThrow();
  });

  it('knows a rate limit before anything else, with how long to wait and why', () => {
    const message = 'You have exceeded a secondary rate limit.';
    expect(readAnswer(answer(403, { message }, { 'retry-after': '3' }), whole)).toEqual({
      kind: 'rate_limited',
      waitMs: 3_000,
      message,
    });
    expect(readAnswer(answer(429), whole)).toEqual({ kind: 'rate_limited', waitMs: 60_000, message: '' });
  });
});
