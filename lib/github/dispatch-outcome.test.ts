import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDispatchAnswer, readDispatchFailure } from './dispatch-outcome.ts';
import type { Answer } from './rate-limit.ts';

const answer = (status: number, body: unknown = '', headers: Answer['headers'] = {}): Answer => ({
  status,
  headers,
  body,
});
const message = (text: string) => ({ message: text });
const DETAILS = { workflow_run_id: 7, run_url: 'https://api/x', html_url: 'https://github/x' };
const FLAG = 'Invalid request: "return_run_details" is not a permitted key.';

describe('readDispatchAnswer', () => {
  it.each<[string, Answer, string]>([
    ['200 with details', answer(200, DETAILS), 'done'],
    ['200 without an id', answer(200, {}), 'unproven'],
    ['200 with an id that is no number', answer(200, { workflow_run_id: '7' }), 'unproven'],
    ['200 with text', answer(200, '<html>'), 'unproven'],
    ['200 with null', answer(200, null), 'unproven'],
    ['204', answer(204), 'done'],
    ['201', answer(201, DETAILS), 'unproven'],
    ['202', answer(202), 'unproven'],
    ['301', answer(301, message('Moved Permanently')), 'refused'],
    ['307', answer(307), 'refused'],
    ['304', answer(304), 'unproven'],
    ['400', answer(400, message('Problems parsing JSON')), 'refused'],
    ['400 naming the flag', answer(400, message(FLAG)), 'flag_unknown'],
    ['401', answer(401, message('Bad credentials')), 'refused'],
    ['403', answer(403, message('Resource not accessible by integration')), 'refused'],
    ['403 with Retry-After', answer(403, message('x'), { 'retry-after': '1' }), 'rate_limited'],
    ['403 out of quota', answer(403, '', { 'x-ratelimit-remaining': '0' }), 'rate_limited'],
    ['403 secondary', answer(403, message('You have exceeded a secondary rate limit.')), 'rate_limited'],
    ['404', answer(404, message('Not Found')), 'refused'],
    ['408', answer(408), 'unproven'],
    ['409', answer(409, message('Conflict')), 'refused'],
    ['410', answer(410), 'refused'],
    ['422', answer(422, message('Required input "name" not provided')), 'refused'],
    ['422 naming the flag', answer(422, message(FLAG)), 'flag_unknown'],
    ['422 naming the flag in errors', answer(422, { message: 'No', errors: [FLAG] }), 'flag_unknown'],
    ['425', answer(425), 'unproven'],
    ['429', answer(429), 'rate_limited'],
    ['451', answer(451), 'refused'],
    ['499', answer(499), 'unproven'],
    ['500', answer(500, message('Server Error')), 'unproven'],
    ['502', answer(502, '<html>'), 'unproven'],
    ['503 with Retry-After', answer(503, '', { 'retry-after': '5' }), 'unproven'],
    ['504', answer(504), 'unproven'],
    ['599', answer(599), 'unproven'],
  ])('%s', (_name, given, kind) => {
    expect(readDispatchAnswer(given, true).kind).toBe(kind);
  });

  it('carries the id and the address of the run', () => {
    expect(readDispatchAnswer(answer(200, DETAILS), true)).toEqual({
      kind: 'done',
      status: 200,
      runId: 7,
      url: 'https://github/x',
    });
  });

  it('takes a 422 naming the flag as a refusal when the flag was not sent: an input may have that name', () => {
    expect(readDispatchAnswer(answer(422, message(FLAG)), false).kind).toBe('refused');
  });

  it('keeps what GitHub said', () => {
    const body = { message: 'Unexpected inputs provided: ["x"]', errors: [{ message: 'more' }] };
    expect(readDispatchAnswer(answer(422, body), true)).toMatchObject({
      message: 'Unexpected inputs provided: ["x"]: more',
    });
    expect(readDispatchAnswer(answer(410), true)).toMatchObject({
      message: 'GitHub answered 410 without a message.',
    });
  });
});

describe('readDispatchFailure', () => {
  it('proves nothing once a byte may have left', () => {
    expect(readDispatchFailure({ written: true, reason: 'reset' }).kind).toBe('unproven');
    expect(readDispatchFailure({ written: false, reason: 'refused' }).kind).toBe('not_sent');
  });
});

describe('whatever the answer', () => {
  const status = fc.integer({ min: 100, max: 999 });
  const body = fc.oneof(fc.constant(DETAILS), fc.constant(message(FLAG)), fc.jsonValue());
  const headers = fc.record(
    { 'retry-after': fc.constantFrom('1', 'soon'), 'x-ratelimit-remaining': fc.constantFrom('0', '7') },
    { requiredKeys: [] },
  );

  it('a run is never sent again that may exist: only 4xx and redirects are a no', () => {
    fc.assert(
      fc.property(status, body, headers, fc.boolean(), (code, said, sent, flag) => {
        const { kind } = readDispatchAnswer(answer(code, said, sent), flag);
        const isNo = kind === 'refused' || kind === 'rate_limited' || kind === 'flag_unknown';
        if (isNo) expect([3, 4]).toContain(Math.floor(code / 100));
        if (code >= 500 || [408, 425, 499].includes(code)) expect(kind).toBe('unproven');
        if (kind === 'done') expect([200, 204]).toContain(code);
      }),
    );
  });

  it('a flag that was not sent is never at fault', () => {
    fc.assert(
      fc.property(status, body, (code, said) => {
        expect(readDispatchAnswer(answer(code, said), false).kind).not.toBe('flag_unknown');
      }),
    );
  });
});

describe('the run of an answer', () => {
  it.each([0.5, 2 ** 53, Number.NaN, null, true])('is not known by %s', (workflow_run_id) => {
    expect(readDispatchAnswer(answer(200, { ...DETAILS, workflow_run_id }), true)).toEqual({
      kind: 'unproven',
      status: 200,
      reason: 'GitHub answered 200 with a body that cannot be read',
    });
  });

  it('may come without its address', () => {
    expect(readDispatchAnswer(answer(200, { workflow_run_id: 7, html_url: 7 }), true)).toEqual({
      kind: 'done',
      status: 200,
      runId: 7,
    });
  });
});
