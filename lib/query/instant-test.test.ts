import { describe, expect, it } from 'vitest';
import { isAppError } from '#lib/errors.ts';
import type { Test } from './ast.ts';
import { endOfDay, parseInstant } from './instant.ts';
import { instantTest, isInstantProperty } from './instant-test.ts';
import { matchInstant } from './match-value.ts';

const ms = (text: string) => parseInstant(text) as number;

function refusal(test: Test) {
  try {
    instantTest(test, '/rules/0');
  } catch (error) {
    if (isAppError(error)) return error.details?.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
  return undefined;
}

it('knows the two moments an entity has', () => {
  const names = ['$createdAt', '$updatedAt', '$createdBy', 'createdAt', '$title'];
  expect(names.filter(isInstantProperty)).toEqual(['$createdAt', '$updatedAt']);
});

describe('equal', () => {
  const equals = (value: string, moment: string) =>
    matchInstant(ms(moment), instantTest({ is: 'equal', value }, ''));

  it('means to the millisecond when a time is named', () => {
    expect(equals('2024-01-05T10:00:00.500Z', '2024-01-05T10:00:00.500Z')).toBe(true);
    expect(equals('2024-01-05T11:00:00.500+01:00', '2024-01-05T10:00:00.500Z')).toBe(true);
    expect(equals('2024-01-05T10:00:00.500Z', '2024-01-05T10:00:00.501Z')).toBe(false);
  });

  it('means the whole day when only that is named, and nothing of its neighbours', () => {
    expect(equals('2024-02-29', '2024-02-29T00:00:00.000Z')).toBe(true);
    expect(equals('2024-02-29', '2024-02-29T23:59:59.999Z')).toBe(true);
    expect(equals('2024-02-29', '2024-02-28T23:59:59.999Z')).toBe(false);
    expect(equals('2024-02-29', '2024-03-01T00:00:00.000Z')).toBe(false);
  });

  it.each(['soon', '2024-02-30', '', 5, true])('refuses %j', (value) => {
    expect(refusal({ is: 'equal', value })).toEqual(['/rules/0/value invalid_value']);
  });
});

describe('other tests', () => {
  it('that already speak of instants, or of presence, stay as they are', () => {
    const range: Test = { is: 'range', of: 'instant', bounds: [{ operator: '>', value: endOfDay(0) }] };
    for (const test of [range, { is: 'known' }, { is: 'filled' }] as Test[])
      expect(instantTest(test, '')).toBe(test);
  });

  it('of numbers and texts are told that a date is needed', () => {
    for (const of of ['number', 'text'] as const)
      expect(refusal({ is: 'range', of, bounds: [] } as Test)).toEqual(['/rules/0/value invalid_value']);
  });

  it.each<Test>([
    { is: 'in', values: ['2024-01-05'] },
    { is: 'same', value: [] },
    { is: 'contain', values: ['2024'] },
    { is: 'begin', text: '2024' },
    { is: 'end', text: 'Z' },
  ])('of $is cannot be put to a point in time', (test) => {
    expect(refusal(test)).toEqual(['/rules/0/operator invalid_operator']);
  });
});
