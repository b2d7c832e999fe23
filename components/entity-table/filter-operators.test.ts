import { expect, test } from 'vitest';
import { type CatalogColumn, toColumns } from '#lib/blueprints/to-columns.ts';
import { parseQuery } from '#lib/query/parse.ts';
import { DATE_PRESETS, describeValue, inputOf, isComplete, operatorWord } from './filter-operators.ts';

const columns = toColumns({
  identifier: 'service',
  schema: {
    properties: {
      name: { type: 'string' },
      port: { type: 'number' },
      on: { type: 'boolean' },
      seen: { type: 'string', format: 'date-time' },
      tier: { type: 'string', enum: ['gold'] },
      tags: { type: 'array' },
    },
  },
});
const column = (key: string) => columns.find((one) => one.key === key) as CatalogColumn;

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
  expect(isComplete(column('name'), { property: 'name', operator: 'contains', value: '' })).toBe(false);
  expect(isComplete(column('name'), { property: 'name', operator: 'isEmpty' })).toBe(true);
  expect(isComplete(column('tier'), { property: 'tier', operator: 'in', value: [] })).toBe(false);
  expect(isComplete(column('port'), { property: 'port', operator: '=', value: 0 })).toBe(true);
  expect(
    isComplete(column('port'), { property: 'port', operator: 'between', value: { from: 1, to: 'x' } }),
  ).toBe(false);
  expect(isComplete(column('on'), { property: 'on', operator: '=', value: false })).toBe(true);
  expect(isComplete(column('on'), { property: 'on', operator: 'beginsWith', value: 'x' })).toBe(false);
  expect(isComplete(undefined, { property: 'gone', operator: 'isEmpty' })).toBe(false);
});

const bindings = { now: new Date('2026-01-01'), user: null };

const SAMPLES = {
  none: undefined,
  text: 'x',
  number: 1,
  date: '2026-01-01T00:00:00.000Z',
  boolean: true,
  choice: 'gold',
  choices: ['x'],
  range: { from: 1, to: 2 },
  preset: { preset: 'lastWeek' },
};

test('every operator of every column has words, and what its editor makes is a valid query', () => {
  for (const one of columns) {
    for (const operator of one.operators) {
      const value = SAMPLES[inputOf(one.type, operator)];
      const rule = { property: one.key, operator, ...(value === undefined ? {} : { value }) };
      expect(operatorWord(one.type, operator)).toMatch(/^[a-z ]+$/);
      expect(isComplete(one, rule), `${one.key} ${operator}`).toBe(true);
      expect(
        () => parseQuery({ combinator: 'and', rules: [rule] }, bindings),
        JSON.stringify(rule),
      ).not.toThrow();
    }
  }
  for (const preset of Object.keys(DATE_PRESETS)) {
    const rule = { property: 'seen', operator: 'between', value: { preset } };
    expect(() => parseQuery({ combinator: 'and', rules: [rule] }, bindings), preset).not.toThrow();
  }
});
