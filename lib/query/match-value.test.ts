import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bound, Test } from './ast.ts';
import { parseInstant } from './instant.ts';
import { matchInstant, matchValue } from './match-value.ts';

const DAY = parseInstant('2024-01-05') as number;
const range = (of: 'number' | 'instant' | 'text', operator: Bound, value: number | string) =>
  ({ is: 'range', of, bounds: [{ operator, value }] }) as Test;
const matching = (values: readonly unknown[], test: Test) =>
  values.filter((value) => matchValue(value, test));

const anything = [undefined, null, '', 'a', 0, 7, false, true, [], ['a'], [null], {}, { a: 1 }];

describe('presence', () => {
  it('takes missing and null for one, and anything else for known', () => {
    expect(matching(anything, { is: 'known' })).toEqual(anything.slice(2));
  });

  it('takes an empty text and an empty list for nothing filled in, but zero, false and {} for something', () => {
    expect(matching(anything, { is: 'filled' })).toEqual([
      'a',
      0,
      7,
      false,
      true,
      ['a'],
      [null],
      {},
      { a: 1 },
    ]);
  });
});

describe('equality', () => {
  it.each<[unknown, string | number | boolean, boolean]>([
    ['a', 'a', true],
    ['a', 'A', false],
    ['é', 'e\u0301', false],
    [1, 1, true],
    ['1', 1, false],
    [0, false, false],
    [['x', 'y'], 'y', true],
    [[['y']], 'y', false],
    [[], '', false],
    [{ a: 1 }, 'a', false],
    [undefined, '', false],
  ])('%j against %j', (value, operand, expected) => {
    expect(matchValue(value, { is: 'equal', value: operand })).toBe(expected);
    expect(matchValue(value, { is: 'in', values: ['never', operand] })).toBe(expected);
  });

  it('with none of nothing: an empty choice holds for no value', () => {
    expect(matching(anything, { is: 'in', values: [] })).toEqual([]);
    expect(matching(anything, { is: 'contain', values: [] })).toEqual([]);
  });

  it('of lists asks for the same elements in the same order and number', () => {
    const same = (value: unknown, ...list: unknown[]) => matchValue(value, { is: 'same', value: list });
    expect(same(['a', 1, null], 'a', 1, null)).toBe(true);
    expect(same(['a', 1], 1, 'a')).toBe(false);
    expect(same(['a'], 'a', 'a')).toBe(false);
    expect(same([])).toBe(true);
    expect(same('a', 'a')).toBe(false);
    expect(same(undefined)).toBe(false);
  });
});

describe('parts of texts', () => {
  it('are found whatever their case, special characters meaning nothing', () => {
    const has = (value: unknown, text: string) => matchValue(value, { is: 'contain', values: [text] });
    expect(has('Payments API', 'ments a')).toBe(true);
    expect(has('50% off_1', '% OFF_')).toBe(true);
    expect(has('a\\b', '\\B')).toBe(true);
    expect(has('abc', '%')).toBe(false);
    expect(has('abc', '_')).toBe(false);
    expect(has(500, '5')).toBe(false);
  });

  it('of lists are whole elements, in their own case and type', () => {
    const has = (value: unknown, operand: string | number) =>
      matchValue(value, { is: 'contain', values: [operand] });
    expect(has(['go', 'ts'], 'ts')).toBe(true);
    expect(has(['go', 'ts'], 'TS')).toBe(false);
    expect(has(['go', 'ts'], 't')).toBe(false);
    expect(has([1, 2], 2)).toBe(true);
    expect(has([1, 2], '2')).toBe(false);
  });

  it('stand at the beginning or the end', () => {
    expect(matching(['Abc', 'cab', 'bca', 5, ['ab']], { is: 'begin', text: 'aB' })).toEqual(['Abc']);
    expect(matching(['Abc', 'cab', 'bca', 5, ['ab']], { is: 'end', text: 'AB' })).toEqual(['cab']);
  });

  it('that are empty are in every text', () => {
    for (const test of [
      { is: 'begin', text: '' },
      { is: 'end', text: '' },
    ] as Test[])
      expect(matching(anything, test)).toEqual(['', 'a']);
  });
});

describe('ranges', () => {
  it('compare a kind with its own kind only', () => {
    const values = [5, '5', '2024-01-05', null, true, [5], undefined];
    expect(matching(values, range('number', '>=', 0))).toEqual([5]);
    expect(matching(values, range('text', '>=', ''))).toEqual(['5', '2024-01-05']);
    expect(matching(values, range('instant', '>=', 0))).toEqual(['2024-01-05']);
  });

  it.each<[Bound, number[]]>([
    ['>', [8]],
    ['>=', [7, 8]],
    ['<', [6]],
    ['<=', [6, 7]],
  ])('%s 7', (operator, expected) =>
    expect(matching([6, 7, 8], range('number', operator, 7))).toEqual(expected));

  it('order texts by code points, not by the halves of surrogate pairs', () => {
    expect(matchValue('🚢', range('text', '>', '\uff21'))).toBe(true);
    expect(matchValue('a', range('text', '>', 'Z'))).toBe(true);
  });

  it('read points in time in any offset, to the millisecond', () => {
    const at = range('instant', '>=', DAY);
    expect(matchValue('2024-01-05T00:00:00Z', at)).toBe(true);
    expect(matchValue('2024-01-05T01:00:00+01:00', at)).toBe(true);
    expect(matchValue('2024-01-04T23:59:59.999Z', at)).toBe(false);
    expect(matchValue('yesterday', at)).toBe(false);
  });

  it('hold when every bound holds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), (value, low, high) => {
        const test: Test = {
          is: 'range',
          of: 'number',
          bounds: [
            { operator: '>=', value: low },
            { operator: '<', value: high },
          ],
        };
        expect(matchValue(value, test)).toBe(low <= value && value < high);
      }),
    );
  });
});

describe('points in time of the entity itself', () => {
  it('are always there, and compare as instants only', () => {
    expect(matchInstant(DAY, { is: 'known' })).toBe(true);
    expect(matchInstant(DAY, { is: 'filled' })).toBe(true);
    expect(matchInstant(DAY, range('instant', '<=', DAY))).toBe(true);
    expect(matchInstant(DAY, range('instant', '<', DAY))).toBe(false);
    expect(matchInstant(DAY, range('number', '>', 0))).toBe(false);
    expect(matchInstant(DAY, { is: 'equal', value: '2024-01-05' })).toBe(false);
  });
});
