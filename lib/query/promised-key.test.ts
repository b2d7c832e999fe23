import { expect, test } from 'vitest';
import type { IndexType } from './model.ts';
import { parseQuery } from './parse.ts';
import { promisedKey } from './promised-key.ts';

const rule = (operator: string, value: unknown, property = 'p') => ({ property, operator, value });

test.each<[string, unknown[], IndexType, string]>([
  ['and', [rule('=', 'x')], 'text', 'constant'],
  ['and', [rule('in', ['x', 'y'])], 'text', 'listed'],
  ['and', [rule('contains', 'x')], 'text', 'present'],
  ['and', [rule('!=', 'x')], 'text', 'none'],
  ['and', [rule('isEmpty', undefined)], 'text', 'none'],
  ['and', [rule('=', 'x', 'other')], 'text', 'none'],
  ['and', [rule('>', 5)], 'number', 'ranged'],
  ['and', [rule('>', 5), rule('=', 7)], 'number', 'constant'],
  ['and', [rule('=', 'x')], 'number', 'none'],
  ['and', [rule('in', [1, 'x'])], 'number', 'none'],
  ['and', [rule('isNotEmpty', undefined)], 'number', 'none'],
  ['and', [rule('=', true)], 'boolean', 'constant'],
  ['and', [rule('>', '2024-01-01')], 'date', 'ranged'],
  ['and', [rule('>', 'soon')], 'date', 'none'],
  ['and', [rule('=', '2024-01-01')], 'date', 'none'],
  ['or', [rule('=', 'x'), rule('=', 'y')], 'text', 'present'],
  ['or', [rule('=', 'x'), rule('=', 'y', 'other')], 'text', 'none'],
  ['and', [{ combinator: 'or', rules: [rule('>', 5), rule('<', 1)] }], 'number', 'present'],
])('%s %j for a %s key: %4$s', (combinator, rules, type, promise) => {
  const query = parseQuery({ combinator, rules }, { now: new Date(), user: null });
  expect(promisedKey(query, 'p', type)).toBe(promise);
});
