import { describe, expect, it } from 'vitest';
import { duration, exactTime, relativeTime, timeAgo } from './format-time.ts';

const NOW = new Date('2026-08-24T12:00:00Z');
const ago = (milliseconds: number) => relativeTime(new Date(NOW.getTime() - milliseconds), NOW);
const MINUTE = 60_000;

describe('relativeTime', () => {
  it.each([
    [0, 'now'],
    [59_999, 'now'],
    [-59_999, 'now'],
    [MINUTE, '1 min'],
    [59.9 * MINUTE, '59 min'],
    [60 * MINUTE, '1 h'],
    [47 * 60 * MINUTE, '1 d'],
    [29 * 1440 * MINUTE, '29 d'],
    [-3 * 60 * MINUTE, 'in 3 h'],
  ])('%i ms ago is "%s"', (milliseconds, words) => expect(ago(milliseconds)).toBe(words));

  it('is a date after 30 days, with the year when it is another one', () => {
    expect(relativeTime(new Date('2026-07-12T12:00:00Z'), NOW)).toBe('12 Jul');
    expect(relativeTime(new Date('2025-07-12T12:00:00Z'), NOW)).toBe('12 Jul 2025');
    expect(relativeTime(new Date('2025-09-01T12:00:00Z'), NOW)).toBe('1 Sep 2025');
  });
});

it.each([
  [0, 'just now'],
  [16 * MINUTE, '16 min ago'],
  [2 * 1440 * MINUTE, '2 d ago'],
  [43 * 1440 * MINUTE, 'on 12 Jul'],
  [-3 * 60 * MINUTE, 'in 3 h'],
])('in a sentence %i ms before is "%s"', (milliseconds, words) =>
  expect(timeAgo(new Date(NOW.getTime() - milliseconds), NOW)).toBe(words));

it('tells the exact moment with its zone', () => {
  expect(exactTime(NOW, 'Europe/Berlin')).toMatch(/24 August 2026.*14:00:00.*(CEST|GMT\+2)/);
});

describe('duration', () => {
  it.each([
    [0, '0 s'],
    [-5, '0 s'],
    [40_400, '40 s'],
    [64_000, '1 min 4 s'],
    [120_000, '2 min'],
    [(4 * 60 + 24) * MINUTE, '4 h 24 min'],
    [51 * 60 * MINUTE, '2 d 3 h'],
  ])('%i ms is "%s"', (milliseconds, words) => expect(duration(milliseconds)).toBe(words));
});
