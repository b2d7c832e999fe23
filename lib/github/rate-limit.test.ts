import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, messageOf, rateLimitWait } from './rate-limit.ts';

const DATE = 'Mon, 23 Nov 2026 10:00:00 GMT';
const SECONDS = Date.parse(DATE) / 1000;

function wait(status: number, headers: Answer['headers'], body: unknown = ''): number | undefined {
  return rateLimitWait({ status, headers, body });
}

describe('rateLimitWait', () => {
  it('is undefined for what is no rate limit', () => {
    expect(wait(403, {}, { message: 'Must have admin rights' })).toBeUndefined();
    expect(wait(403, { 'x-ratelimit-remaining': '12' })).toBeUndefined();
    expect(wait(503, { 'retry-after': '9' })).toBeUndefined();
    expect(wait(200, { 'x-ratelimit-remaining': '0' })).toBeUndefined();
  });

  it('takes Retry-After in seconds', () => {
    expect(wait(403, { 'retry-after': '7' })).toBe(7_000);
    expect(wait(429, { 'retry-after': '120', 'x-ratelimit-remaining': '0' })).toBe(120_000);
  });

  it('takes Retry-After as a date, by the clock of the answer', () => {
    expect(wait(429, { 'retry-after': 'Mon, 23 Nov 2026 10:00:30 GMT', date: DATE })).toBe(30_000);
  });

  it('takes the reset of a used-up quota, by the clock of the answer', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SECONDS + 90), date: DATE };
    expect(wait(403, headers)).toBe(90_000);
  });

  it('waits a minute when nobody says how long', () => {
    expect(wait(429, {})).toBe(60_000);
    expect(wait(403, {}, { message: 'You have exceeded a secondary rate limit' })).toBe(60_000);
    expect(wait(429, { 'retry-after': 'soon' })).toBe(60_000);
    expect(wait(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '99' })).toBe(60_000);
  });

  it('keeps within a second and an hour', () => {
    expect(wait(429, { 'retry-after': '0' })).toBe(1_000);
    expect(wait(429, { 'retry-after': '999999' })).toBe(3_600_000);
  });
});

describe('the wait', () => {
  const dateAt = (seconds: number) => new Date(seconds * 1000).toUTCString();

  it('is the same whatever the clocks say: only what GitHub says counts', () => {
    const moment = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 3_600 }), (now, seconds) => {
        const reset = {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(now + seconds),
          date: dateAt(now),
        };
        expect(wait(403, reset)).toBe(seconds * 1000);
        const until = { 'retry-after': dateAt(now + seconds), date: dateAt(now) };
        expect(wait(429, until)).toBe(seconds * 1000);
      }),
    );
  });

  it('is short and not negative when the moment is over already', () => {
    const past = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SECONDS - 90), date: DATE };
    expect(wait(403, past)).toBe(1_000);
    expect(wait(429, { 'retry-after': 'Mon, 23 Nov 2026 09:00:00 GMT', date: DATE })).toBe(1_000);
  });

  it.each([
    ['-5', 60_000],
    ['1.5', 60_000],
    ['', 60_000],
    ['1e9', 60_000],
    ['99999999999999999999', 3_600_000],
    ['Mon, 23 Nov 2026 10:00:30 GMT', 60_000],
  ])('with a Retry-After of "%s" and no date is %i', (value, expected) => {
    expect(wait(429, { 'retry-after': value })).toBe(expected);
  });

  it('goes by Retry-After before the reset, as GitHub asks', () => {
    const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SECONDS + 90), date: DATE };
    expect(wait(403, { ...reset, 'retry-after': '5' })).toBe(5_000);
    expect(wait(403, { ...reset, 'retry-after': 'soon' })).toBe(90_000);
    expect(wait(429, { ...reset, 'x-ratelimit-remaining': '3' })).toBe(60_000);
  });

  it.each([
    ['You have triggered an abuse detection mechanism.', true],
    ['API rate limit exceeded for installation ID 1.', true],
    ['You have exceeded a SECONDARY RATE LIMIT', true],
    ['Resource not accessible by personal access token', false],
    ['The branch corporate limits is protected', false],
  ])('is known by the words of a 403: %s', (message, limited) => {
    expect(wait(403, {}, { message }) !== undefined).toBe(limited);
    expect(wait(422, {}, { message })).toBeUndefined();
  });
});

describe('messageOf', () => {
  it('reads text, GitHub errors and nonsense', () => {
    expect(messageOf('plain')).toBe('plain');
    expect(messageOf({ message: 'a', errors: ['b', { message: 'c' }, 7] })).toBe('a: b: c');
    expect(messageOf({ message: 'a', errors: 'b' })).toBe('a: b');
    expect(messageOf(null)).toBe('');
    expect(messageOf({ message: 7 })).toBe('');
  });

  it('is no longer than anybody reads', () => {
    expect(messageOf('x'.repeat(9_999))).toHaveLength(500);
    expect(messageOf({ message: 'x'.repeat(9_999), errors: ['y'] })).toHaveLength(1_000);
  });

  it.each([
    [undefined],
    [7],
    [[]],
    [{}],
    [{ errors: {} }],
    [{ message: '', errors: [null, { message: 1 }] }],
  ])('is empty for %j', (body) => {
    expect(messageOf(body)).toBe('');
  });
});
