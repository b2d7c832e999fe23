import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isErrorLine, type LogLine, logText, matchesIn, nextMatch, splitAtMatches } from './log-search.ts';

const lines = ['plan', 'Error: no plan', 'done', 'PLANNED'].map(
  (message, at): LogLine => ({
    id: String(at),
    at: '2026-01-05T10:00:00Z',
    level: 'INFO',
    origin: null,
    message,
  }),
);

describe('searching a log', () => {
  it('finds lines whatever their case, and nothing by nothing', () => {
    expect(matchesIn(lines, 'PLAN')).toEqual([0, 1, 3]);
    expect(matchesIn(lines, '.*')).toEqual([]);
    expect(matchesIn(lines, '')).toEqual([]);
  });

  it.each([
    [-1, 1, 2],
    [2, 1, 5],
    [5, 1, 2],
    [2, -1, 5],
    [4, -1, 2],
  ] as const)('goes from line %i by %i to %i, round the end', (at, step, to) =>
    expect(nextMatch([2, 5], at, step)).toBe(to));

  it('goes nowhere without a match', () => expect(nextMatch([], 3, 1)).toBeUndefined());

  it('marks what was looked for and loses no character', () => {
    expect(splitAtMatches('Plan: a plan', 'plan')).toEqual(['', 'Plan', ': a ', 'plan', '']);
    expect(splitAtMatches('İstanbul', 'stan')).toEqual(['İstanbul']);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (message, text) => splitAtMatches(message, text).join('') === message,
      ),
    );
  });

  it('knows errors by level and by the mark of a workflow step', () => {
    expect(isErrorLine({ level: 'ERROR', message: 'x' })).toBe(true);
    expect(isErrorLine({ level: 'INFO', message: '##[error]Process completed' })).toBe(true);
    expect(isErrorLine({ level: 'INFO', message: 'error' })).toBe(false);
  });

  it('is copied with times', () =>
    expect(logText(lines.slice(0, 2))).toBe(
      '2026-01-05T10:00:00Z plan\n2026-01-05T10:00:00Z Error: no plan',
    ));
});
