import { describe, expect, it } from 'vitest';
import { mayBacktrack } from './repetition-shape.ts';

describe('mayBacktrack', () => {
  it('finds an unbounded repetition inside another one', () => {
    expect(mayBacktrack('^([a-z]+-?)+$')).toBe(true);
    expect(mayBacktrack('((ab*)c){2,}')).toBe(true);
    expect(mayBacktrack('^(a+)+$')).toBe(true);
  });

  it.each([
    '(a|a)*b',
    '^(\\w|\\d)+$',
    '^(aa?)+$',
    '(a{1,2})*$',
    '((a|b)c)+$',
    '(?:a|(?:b|c))*$',
  ])('finds an unbounded repetition of a choice: %s', (pattern) => {
    expect(mayBacktrack(pattern)).toBe(true);
  });

  it('leaves plain patterns alone', () => {
    for (const pattern of [
      '^[a-z]+$',
      '(abc)+',
      '(a+)?b',
      '(a+){2}',
      '(a|b)',
      '(a{3})+',
      '(a|b){4}',
      '\\(a+\\)+',
      'a++',
    ]) {
      expect(mayBacktrack(pattern), pattern).toBe(false);
    }
  });
});
