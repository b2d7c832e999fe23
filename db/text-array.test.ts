import { expect, it } from 'vitest';
import { parseTextArray } from './text-array.ts';

it.each([
  ['{}', []],
  ['{a}', ['a']],
  ['{a,b c,ü}', ['a', 'b c', 'ü']],
  ['{"",""}', ['', '']],
  ['{"a,b","{c}"}', ['a,b', '{c}']],
  [String.raw`{"say \"hi\"","back\\slash","\\"}`, ['say "hi"', 'back\\slash', '\\']],
  ['{NULL,"NULL",null}', [null, 'NULL', 'null']],
  ['{"two\nlines"}', ['two\nlines']],
])('%s', (text, elements) => {
  expect(parseTextArray(text)).toEqual(elements);
});
