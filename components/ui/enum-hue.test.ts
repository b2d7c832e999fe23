import { expect, it } from 'vitest';
import { enumHue } from './enum-hue.ts';

it('takes the colour the document names, whatever its case', () => {
  expect(enumHue('prod', ['dev', 'prod'], { prod: 'darkGray' })).toBe(10);
});

it('else goes by the place in the list, round and round', () => {
  const values = Array.from({ length: 12 }, (_, index) => `v${index}`);
  expect(enumHue('v0', values)).toBe(1);
  expect(enumHue('v9', values)).toBe(10);
  expect(enumHue('v10', values)).toBe(1);
});

it('has no opinion on a value that is not in the list or a colour nobody knows', () => {
  expect(enumHue('gone', ['a'])).toBeUndefined();
  expect(enumHue('a', ['a'], { a: 'ultraviolet' })).toBe(1);
});

it('knows numbers by their words', () => {
  expect(enumHue('2', [1, 2, 3])).toBe(2);
  expect(enumHue('2', [1, 2, 3], { 2: 'red' })).toBe(4);
});

it.each([
  'constructor',
  'toString',
  '__proto__',
  'valueOf',
])('takes %s for a value like any other', (word) => {
  expect(enumHue(word)).toBeUndefined();
  expect(enumHue(word, ['a', word])).toBe(2);
  expect(enumHue('a', ['a'], { a: word })).toBe(1);
});

it('makes nothing of a colour that is no text', () => {
  expect(enumHue('a', ['a'], { a: 5 as never })).toBe(1);
});
