import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startCpuClock } from '#lib/schema/fixtures/cpu-time.ts';
import { firstInexactNumber, isExact, isTooDeep, toPointer } from './json-scan.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('isTooDeep', () => {
  it('counts arrays and objects, not brackets inside strings', () => {
    expect(isTooDeep(bytes(`${'['.repeat(100)}${']'.repeat(100)}`))).toBe(false);
    expect(isTooDeep(bytes(`${'['.repeat(101)}${']'.repeat(101)}`))).toBe(true);
    expect(isTooDeep(bytes(JSON.stringify({ text: '['.repeat(500) })))).toBe(false);
    expect(isTooDeep(bytes(JSON.stringify({ text: `\\"${'{'.repeat(500)}` })))).toBe(false);
    expect(isTooDeep(bytes('[[],[],[]]'), 2)).toBe(false);
  });

  it('answers at once for 100,000 levels that are never closed', () => {
    const cpu = startCpuClock();
    expect(isTooDeep(bytes('{"a":'.repeat(100_000)))).toBe(true);
    expect(cpu()).toBeLessThan(50);
  });
});

/** The same, by a walk over the value. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('the depth of a text', () => {
  it('is that of the value it stands for, whatever stands in its strings', () => {
    const awkward = fc.string({ unit: fc.constantFrom('{', '[', '"', '\\', 'ü', ']', '}', '\n') });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        awkward,
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(awkward, tie('value'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 8 }), (of, levels) => {
        expect(isTooDeep(bytes(JSON.stringify(of, null, 1)), levels)).toBe(depthOf(of) > levels);
      }),
    );
  });
});

describe('isExact', () => {
  it.each([
    '0',
    '-0',
    '1',
    '-1.5',
    '0.1',
    '1e3',
    '1.0',
    '9007199254740991',
    '0.30000000000000004',
    '1E+2',
  ])('keeps %s', (token) => expect(isExact(token)).toBe(true));
  it.each([
    '1e400',
    '-1e400',
    '9007199254740993',
    '12345678901234567890',
    '0.12345678901234567890',
    '1e-400',
    '1e100000',
  ])('refuses %s', (token) => expect(isExact(token)).toBe(false));

  it('keeps whatever JavaScript itself prints', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => isExact(String(value))),
    );
  });
});

describe('firstInexactNumber', () => {
  it('names the place', () => {
    const text = '{"a": [1, {"b/c": 2}, {"d": 12345678901234567890}], "e": 1}';
    expect(firstInexactNumber(text)).toBe('/a/2/d');
    expect(firstInexactNumber('1e999')).toBe('');
    expect(firstInexactNumber('{"x~/y": 1e999}')).toBe('/x~0~1y');
  });

  it('does not take text for numbers', () => {
    expect(firstInexactNumber('{"12345678901234567890": "12345678901234567890"}')).toBeUndefined();
    expect(firstInexactNumber('["a\\"1e999", 1]')).toBeUndefined();
  });

  it('finds nothing in what JSON.stringify wrote', () => {
    fc.assert(fc.property(fc.json(), (text) => firstInexactNumber(text) === undefined));
  });

  it('finds one wherever it stands, and names the way there', () => {
    const key = fc.string({ unit: fc.constantFrom('a', '/', '~', '"', '\\', '{', ',', '1') });
    const step = fc.oneof(key, fc.nat({ max: 4 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (path) => {
        const text = path.reduceRight<string>((inner, part) => {
          if (typeof part === 'number') return `[${'1,'.repeat(part)}${inner},"9e999"]`;
          return `{"9e999~": 1.5, ${JSON.stringify(part)}: ${inner}, "z": [2]}`;
        }, '1e999');
        expect(firstInexactNumber(text)).toBe(toPointer(path));
        expect(firstInexactNumber(text.replace(/1e999(?=[,\]}]|$)/, '1e9'))).toBeUndefined();
      }),
    );
  });

  it('names the first of several', () => {
    expect(firstInexactNumber('[1, [], {}, 1e999, 2e999]')).toBe('/3');
    expect(firstInexactNumber('{"a": {"b": 1}, "c": 1e999}')).toBe('/c');
  });
});
