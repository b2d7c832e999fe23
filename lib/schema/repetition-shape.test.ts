import { describe, expect, it } from 'vitest';
import { mayBacktrack } from './repetition-shape.ts';

describe('mayBacktrack', () => {
  it('finds an unbounded repetition inside another one', () => {
    expect(mayBacktrack('^([a-z]+-?)+$')).toBe(true);
    expect(mayBacktrack('((ab*)c){2,}')).toBe(true);
    expect(mayBacktrack('^(a+)+$')).toBe(true);
  });

  it('leaves plain patterns alone', () => {
    for (const pattern of ['^[a-z]+$', '(abc)+', '(a+)?b', '(a+){2}', '\\(a+\\)+', 'a++']) {
      expect(mayBacktrack(pattern), pattern).toBe(false);
    }
  });
});
