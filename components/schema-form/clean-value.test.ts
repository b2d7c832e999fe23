import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanValue } from './clean-value.ts';

it('leaves out what was never filled in and what the form library put there', () => {
  const value = { a: undefined, b: null, __rjsf_additionalProperties: true, c: { d: undefined, e: 1 } };
  expect(JSON.stringify(cleanValue(value))).toBe('{"b":null,"c":{"e":1}}');
});

it('a hole in a list stays a place', () => {
  expect(cleanValue([1, undefined, { a: undefined }])).toEqual([1, null, {}]);
});

it('a field called __proto__ is a field', () => {
  const clean = cleanValue(JSON.parse('{"__proto__": {"polluted": true}}')) as object;
  expect(JSON.stringify(clean)).toBe('{"__proto__":{"polluted":true}}');
  expect(Object.getPrototypeOf(clean)).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
});

it('JSON is clean already, and the original is left alone', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.stringify(cleanValue(value))).toBe(text);
      expect(JSON.stringify(value)).toBe(text);
    }),
  );
});
