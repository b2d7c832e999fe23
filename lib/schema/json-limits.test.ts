import { describe, expect, it } from 'vitest';
import { startCpuClock } from './fixtures/cpu-time.ts';
import { assertJson, ENTITY_LIMITS, findJsonIssue } from './json-limits.ts';

const limits = { depth: 3, values: 10, characters: 40 };

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

describe('findJsonIssue', () => {
  it('accepts what can be kept as it is', () => {
    expect(findJsonIssue({ a: [1, 'x', null, true], b: { c: -0.5 } }, limits)).toBeUndefined();
    expect(findJsonIssue('ok 👍', limits)).toBeUndefined();
  });

  it.each([
    ['NUL', { a: { b: 'x\0' } }, '/a/b', 'invalid_text'],
    ['half a surrogate pair', ['\ud800'], '/0', 'invalid_text'],
    ['NUL in a name', { 'a\0': 1 }, '/a\0', 'invalid_text'],
    ['a prototype', JSON.parse('{"a":{"__proto__":{}}}'), '/a/__proto__', 'name_not_allowed'],
    ['infinity', { 'a/b': Number.POSITIVE_INFINITY }, '/a~1b', 'number_out_of_range'],
    ['a rounded integer', { a: [2 ** 53] }, '/a/0', 'number_out_of_range'],
    ['a function', { a: () => 1 }, '/a', 'wrong_type'],
  ])('refuses %s, naming the place', (_, value, path, code) => {
    expect(findJsonIssue(value, limits)).toMatchObject({ path, code });
  });

  it('bounds depth, number and text, and says how far', () => {
    expect(findJsonIssue(nested(3), limits)).toBeUndefined();
    expect(findJsonIssue(nested(4), limits, '/at')).toMatchObject({ path: '/at', code: 'too_deep' });
    expect(findJsonIssue(Array(10).fill(1), limits)).toMatchObject({ code: 'too_many_items' });
    expect(findJsonIssue(['a'.repeat(41)], limits)?.message).toContain('40');
  });

  it('survives 100,000 levels and a million items at once', () => {
    const cpu = startCpuClock();
    expect(findJsonIssue(nested(100_000), ENTITY_LIMITS)).toMatchObject({ code: 'too_deep' });
    expect(findJsonIssue(Array(1_000_000).fill({}), ENTITY_LIMITS)).toMatchObject({ code: 'too_many_items' });
    expect(cpu()).toBeLessThan(1_000);
  });
});

describe('assertJson', () => {
  it.each([
    [nested(4), 'too_deep'],
    [Array(20).fill(1), 'too_many_items'],
    ['\0', 'invalid_input'],
  ])('throws with the code of the fault', (value, code) => {
    expect(() => assertJson(value, limits)).toThrow(expect.objectContaining({ code }));
  });
});
