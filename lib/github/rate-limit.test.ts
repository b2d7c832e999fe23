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

describe('messageOf', () => {
  it('reads text, GitHub errors and nonsense', () => {
    expect(messageOf('plain')).toBe('plain');
    expect(messageOf({ message: 'a', errors: ['b', { message: 'c' }, 7] })).toBe('a: b: c');
    expect(messageOf({ message: 'a', errors: 'b' })).toBe('a: b');
    expect(messageOf(null)).toBe('');
    expect(messageOf({ message: 7 })).toBe('');
  });
});
