import { describe, expect, it } from 'vitest';
import { startCpuClock } from './fixtures/cpu-time.ts';
import { compilePattern, patternFault } from './pattern.ts';

describe('compilePattern', () => {
  it('understands JavaScript spelling', () => {
    expect(compilePattern('^[A-Za-z0-9@_.:\\\\/=-]+$').test('a/b=c\\d')).toBe(true);
    expect(compilePattern('^\\/\\u0041(?<x>b)$').test('/Ab')).toBe(true);
    expect(compilePattern('b').test('abc')).toBe(true);
    expect(compilePattern('^b').test('abc')).toBe(false);
  });

  it('takes linear time where a backtracking engine would hang', () => {
    const cpu = startCpuClock();
    expect(compilePattern('^([a-z]+-?)+$').test(`${'a'.repeat(20_000)}!`)).toBe(false);
    expect(cpu()).toBeLessThan(1_000);
  });
});

describe('patternFault', () => {
  it.each([
    '^[a-z0-9]+(-[a-z0-9]+)*$',
    '^v?\\d+\\.\\d+$',
    '(foo|bar)+',
    '^(https?:\\/\\/)?[^\\s]+$',
    '(a+b)+',
    '[(a+)+]',
  ])('accepts %s', (pattern) => {
    expect(patternFault(pattern)).toBeUndefined();
  });

  it.each([
    ['^(a+)+$', 'repeats a repetition'],
    ['(?:\\d*)*', 'repeats a repetition'],
    ['(x|[a-z]{2,})+', 'repeats a repetition'],
    ['(?=a)b', 'not understood'],
    ['(a)\\1', 'not understood'],
    ['a{1,5000}', 'not understood'],
    ['[', 'not understood'],
    ['((a{30}b{30}){15}){2}(c{30}d{30}){15}'.repeat(3), 'repeats too much'],
    ['a'.repeat(1_001), '1000 characters'],
  ])('refuses %s', (pattern, sentence) => {
    expect(patternFault(pattern)).toContain(sentence);
  });
});
