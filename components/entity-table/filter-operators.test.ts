import { expect, test } from 'vitest';
import { describeValue, FILTER_OPERATORS, isComplete, operatorOf } from './filter-operators.ts';

test.each([
  [{ property: 'team', operator: 'containsAny', value: ['a', 'b', 'c'] }, 'A +2'],
  [{ property: 'team', operator: 'in', value: ['a'] }, 'A'],
  [{ property: 'team', operator: 'in', value: [] }, 'nothing'],
  [{ property: 'seen', operator: 'between', value: { preset: 'lastWeek' } }, 'the last week'],
  [{ property: 'port', operator: 'between', value: { from: 3, to: 7 } }, '3 to 7'],
  [{ property: 'on', operator: '=', value: false }, 'no'],
  [{ property: 'port', operator: '=', value: 0 }, '0'],
  [{ property: 'port', operator: 'isEmpty' }, ''],
])('%j reads as %s', (rule, words) => {
  expect(describeValue(rule, (value) => value.toUpperCase())).toBe(words);
});

test('a rule is complete when its operator has the value it asks for', () => {
  expect(isComplete('text', { property: 'a', operator: 'contains', value: '' })).toBe(false);
  expect(isComplete('text', { property: 'a', operator: 'isEmpty' })).toBe(true);
  expect(isComplete('choice', { property: 'a', operator: 'in', value: [] })).toBe(false);
  expect(isComplete('number', { property: 'a', operator: '=', value: 0 })).toBe(true);
  expect(isComplete('number', { property: 'a', operator: 'between', value: { from: 1, to: 'x' } })).toBe(
    false,
  );
  expect(isComplete('boolean', { property: 'a', operator: '=', value: false })).toBe(true);
});

test('an operator a kind does not have falls back to its first', () => {
  expect(operatorOf('boolean', { operator: 'beginsWith' })).toBe(FILTER_OPERATORS.boolean[0]);
});
