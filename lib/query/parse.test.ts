import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/errors.ts';
import { OPERATORS } from './ast.ts';
import type { Bindings } from './bindings.ts';
import { parseQuery } from './parse.ts';

const bindings: Bindings = {
  now: new Date('2024-03-31T15:30:00Z'),
  user: { id: 'u1', email: 'a@example.com', name: null, role: 'Member', teams: ['one', 'two'] },
};
const nobody: Bindings = { ...bindings, user: null };

const parse = (rule: unknown, given = bindings) => {
  const query = parseQuery({ combinator: 'and', rules: [rule] }, given);
  return query.kind === 'group' ? query.rules[0] : query;
};
const testOf = (operator: string, value?: unknown) => {
  const rule = parse({ property: 'p', operator, value });
  return rule?.kind === 'property' ? rule.test : rule;
};

function fault(input: unknown): { code: string; path: string | undefined } {
  try {
    parseQuery(input, bindings, '/query');
  } catch (error) {
    if (isAppError(error)) return { code: error.code, path: error.details?.[0]?.path };
    throw error;
  }
  return { code: 'none', path: undefined };
}
const ruleFault = (rule: unknown) => fault({ combinator: 'and', rules: [rule] });

test('reads groups in groups', () => {
  const rule = { property: 'p', operator: '=', value: 1 };
  const query = parseQuery(
    { combinator: 'or', rules: [rule, { combinator: 'and', rules: [rule, rule] }] },
    bindings,
  );
  const leaf = { kind: 'property', property: 'p', test: { is: 'equal', value: 1 } };
  expect(query).toEqual({
    kind: 'group',
    combinator: 'or',
    rules: [leaf, { kind: 'group', combinator: 'and', rules: [leaf, leaf] }],
  });
});

test('no rules hold always, whatever the combinator', () => {
  for (const combinator of ['and', 'or'])
    expect(parseQuery({ combinator, rules: [] }, bindings)).toEqual({ kind: 'constant', value: true });
});

test('keys of other documents beside a group are let be', () => {
  expect(fault({ type: 'SEARCH', blueprint: 'service', combinator: 'and', rules: [] }).code).toBe('none');
});

describe('operators', () => {
  test.each([
    ['=', 'x', { is: 'equal', value: 'x' }],
    ['=', ['x', null], { is: 'same', value: ['x', null] }],
    ['in', ['x', 1, true], { is: 'in', values: ['x', 1, true] }],
    ['>', 5, { is: 'range', of: 'number', bounds: [{ operator: '>', value: 5 }] }],
    ['<=', 'abc', { is: 'range', of: 'text', bounds: [{ operator: '<=', value: 'abc' }] }],
    ['contains', 'x', { is: 'contain', values: ['x'] }],
    ['containsAny', ['x', 'y'], { is: 'contain', values: ['x', 'y'] }],
    ['ContainsAny', ['x'], { is: 'contain', values: ['x'] }],
    ['beginsWith', 'x', { is: 'begin', text: 'x' }],
    ['endsWith', 'x', { is: 'end', text: 'x' }],
    ['isNotEmpty', undefined, { is: 'filled' }],
  ])('%s %j', (operator, value, expected) => {
    expect(testOf(operator, value)).toEqual(expected);
  });

  test.each([
    ['!=', '=', 'x'],
    ['notIn', 'in', ['x']],
    ['doesNotContains', 'contains', 'x'],
    ['doesNotContainsAny', 'containsAny', ['x']],
    ['doesNotBeginsWith', 'beginsWith', 'x'],
    ['doesNotEndsWith', 'endsWith', 'x'],
    ['isEmpty', 'isNotEmpty', undefined],
    ['notBetween', 'between', { from: 1, to: 2 }],
  ])('%s is not %s', (negated, positive, value) => {
    const rule = parse({ property: 'p', operator: positive, value });
    expect(parse({ property: 'p', operator: negated, value })).toEqual({ kind: 'not', rule });
    expect(parse({ property: 'p', operator: positive, value, not: true })).toEqual({ kind: 'not', rule });
  });

  test('= null asks for a missing value', () => {
    expect(testOf('=', null)).toEqual({
      kind: 'not',
      rule: { kind: 'property', property: 'p', test: { is: 'known' } },
    });
    expect(testOf('!=', null)).toEqual({ is: 'known' });
  });

  test('none is left out', () => {
    for (const operator of Object.keys(OPERATORS))
      expect(ruleFault({ property: 'p', operator, value: 'x' }).path).not.toBe('/query/rules/0/operator');
  });
});

describe('dates', () => {
  const day = (text: string) => Date.parse(text);
  const boundsOf = (operator: string, value: unknown) => {
    const found = testOf(operator, value);
    return found && 'bounds' in found ? found.bounds.map((bound) => [bound.operator, bound.value]) : found;
  };

  test.each([
    ['>=', '2024-01-31', [['>=', day('2024-01-31')]]],
    ['<', '2024-01-31', [['<', day('2024-01-31')]]],
    ['<=', '2024-01-31', [['<=', day('2024-02-01') - 1]]],
    ['>', '2024-01-31', [['>', day('2024-02-01') - 1]]],
    [
      'between',
      { from: '2024-01-01', to: '2024-01-31' },
      [
        ['>=', day('2024-01-01')],
        ['<=', day('2024-02-01') - 1],
      ],
    ],
    [
      'between',
      { preset: 'yesterday' },
      [
        ['>=', day('2024-03-30')],
        ['<=', day('2024-03-31') - 1],
      ],
    ],
    [
      '=',
      { preset: 'today' },
      [
        ['>=', day('2024-03-31')],
        ['<=', day('2024-04-01') - 1],
      ],
    ],
  ])('%s %j', (operator, value, bounds) => {
    expect(boundsOf(operator, value)).toEqual(bounds);
  });

  test('a meta property that is a point in time takes nothing else', () => {
    expect(parse({ property: '$createdAt', operator: '=', value: '2024-01-31' })).toMatchObject({
      test: { of: 'instant', bounds: [{ value: day('2024-01-31') }, { value: day('2024-02-01') - 1 }] },
    });
    for (const [operator, value] of [
      ['=', 'x'],
      ['=', 5],
      ['contains', '2024'],
      ['>', 'abc'],
      ['>', 7],
      ['in', ['2024-01-01']],
    ])
      expect(ruleFault({ property: 'service.$updatedAt', operator, value }).code).toBe('invalid_input');
  });
});

describe('the caller', () => {
  test('stands for values, also in lists', () => {
    const email = { context: 'user', property: 'email' };
    const teams = { context: 'user', property: 'teams' };
    expect(testOf('=', email)).toEqual({ is: 'equal', value: 'a@example.com' });
    expect(testOf('in', teams)).toEqual({ is: 'in', values: ['one', 'two'] });
    expect(testOf('containsAny', ['x', teams, email])).toEqual({
      is: 'contain',
      values: ['x', 'one', 'two', 'a@example.com'],
    });
  });

  test('unknown equals nothing: = holds for none, != for all', () => {
    const value = { context: 'user', property: 'email' };
    expect(parse({ property: 'p', operator: '=', value }, nobody)).toEqual({
      kind: 'constant',
      value: false,
    });
    expect(parse({ property: 'p', operator: '!=', value }, nobody)).toEqual({
      kind: 'constant',
      value: true,
    });
    expect(parse({ property: '$createdBy', operator: 'in', value: [value] }, nobody)).toMatchObject({
      test: { values: [] },
    });
  });

  test('can be what a rule is about', () => {
    const about = (property: string, operator: string, value: unknown) =>
      parse({ property: { context: 'user', property }, operator, value });
    expect(about('role', '=', 'Member')).toEqual({ kind: 'constant', value: true });
    expect(about('teams', 'contains', 'three')).toEqual({ kind: 'constant', value: false });
    expect(about('email', '!=', 'a@example.com')).toEqual({
      kind: 'not',
      rule: { kind: 'constant', value: true },
    });
  });

  test('owns by team', () => {
    const owned = { kind: 'property', property: 'service.$team', test: { is: 'in', values: ['one', 'two'] } };
    expect(parse({ property: 'service.$owned_by_team', operator: '=', value: true })).toEqual(owned);
    expect(parse({ property: 'service.$owned_by_team', operator: '=', value: false })).toEqual({
      kind: 'not',
      rule: owned,
    });
    expect(parse({ property: '$owned_by_team', operator: '=', value: true }, nobody)).toMatchObject({
      test: { values: [] },
    });
    expect(ruleFault({ property: '$owned_by_team', operator: '>', value: 1 }).code).toBe('invalid_input');
  });
});

test('relations and relatedTo', () => {
  expect(parse({ relation: 'service', operator: 'contains', value: 'x' })).toEqual({
    kind: 'relation',
    relation: 'service',
    test: { is: 'in', values: ['x'] },
  });
  const related = { kind: 'related', blueprint: 'service', identifiers: ['x'], direction: 'both' };
  expect(parse({ blueprint: 'service', operator: 'relatedTo', value: 'x' })).toEqual(related);
  expect(
    parse({ blueprint: 'service', operator: 'relatedTo', value: ['x', 'y'], direction: 'upstream' }),
  ).toEqual({
    ...related,
    identifiers: ['x', 'y'],
    direction: 'upstream',
  });
  expect(parse({ blueprint: 'b', property: 'p', operator: '=', value: 1 })).toMatchObject({
    combinator: 'and',
    rules: [{ property: '$blueprint', test: { value: 'b' } }, { property: 'p' }],
  });
});

describe('refuses', () => {
  test.each<[string, unknown, string]>([
    ['null', null, '/query'],
    ['a list', [], '/query'],
    ['a text', 'x', '/query'],
    ['no combinator', { rules: [] }, '/query/combinator'],
    ['no rules', { combinator: 'and' }, '/query/rules'],
    ['rules that are none', { combinator: 'and', rules: {} }, '/query/rules'],
    ['a rule that is none', { combinator: 'and', rules: [1] }, '/query/rules/0'],
  ])('%s', (_, input, path) => {
    expect(fault(input)).toEqual({ code: 'invalid_input', path });
  });

  test.each<[string, unknown, string]>([
    ['an unknown operator', { property: 'p', operator: '~', value: 1 }, '/query/rules/0/operator'],
    [
      'an operator of the prototype',
      { property: 'p', operator: 'constructor', value: 1 },
      '/query/rules/0/operator',
    ],
    ['an unknown key', { property: 'p', operator: '=', value: 1, vlaue: 2 }, '/query/rules/0'],
    ['property and relation', { property: 'p', relation: 'r', operator: '=', value: 1 }, '/query/rules/0'],
    ['neither', { operator: '=', value: 1 }, '/query/rules/0'],
    [
      'an unknown meta property',
      { property: '$nothing', operator: '=', value: 1 },
      '/query/rules/0/property',
    ],
    ['NUL', { property: 'p', operator: '=', value: 'a\0b' }, '/query/rules/0/value'],
    ['half a character', { property: 'p', operator: '=', value: '\ud800' }, '/query/rules/0/value'],
    ['NUL in a name', { property: 'a\0', operator: '=', value: 1 }, '/query/rules/0/property'],
    ['an object', { property: 'p', operator: 'contains', value: {} }, '/query/rules/0/value'],
    ['null in a list', { property: 'p', operator: 'in', value: ['x', null] }, '/query/rules/0/value/1'],
    ['no value', { property: 'p', operator: '=' }, '/query/rules/0/value'],
    [
      'a bound of another kind',
      { property: 'p', operator: 'between', value: { from: 1, to: 'x' } },
      '/query/rules/0/value',
    ],
    [
      'an unknown preset',
      { property: 'p', operator: 'between', value: { preset: 'soon' } },
      '/query/rules/0/value/preset',
    ],
    [
      'an unknown fact',
      { property: 'p', operator: '=', value: { context: 'user', property: 'password' } },
      '/query/rules/0/value',
    ],
    [
      'another context',
      { property: 'p', operator: '=', value: { context: 'env', property: 'email' } },
      '/query/rules/0/value',
    ],
    ['order among relations', { relation: 'r', operator: '>', value: 'x' }, '/query/rules/0/operator'],
    ['relatedTo without blueprint', { operator: 'relatedTo', value: 'x' }, '/query/rules/0/blueprint'],
    [
      'a direction that is none',
      { blueprint: 'b', operator: 'relatedTo', value: 'x', direction: 'up' },
      '/query/rules/0/direction',
    ],
    ['not that is none', { property: 'p', operator: '=', value: 1, not: 'yes' }, '/query/rules/0/not'],
  ])('%s', (_, rule, path) => {
    expect(ruleFault(rule)).toEqual({ code: 'invalid_input', path });
  });

  test('what would cost too much', () => {
    const rule = { property: 'p', operator: '=', value: 1 };
    let deep: unknown = rule;
    for (let depth = 0; depth < 64; depth++) deep = { combinator: 'and', rules: [deep] };
    expect(fault(deep).code).toBe('query_too_expensive');
    expect(fault({ combinator: 'or', rules: Array.from({ length: 10_000 }, () => rule) }).code).toBe(
      'query_too_expensive',
    );
    expect(ruleFault({ ...rule, operator: 'in', value: Array.from({ length: 2_001 }, () => 1) }).code).toBe(
      'query_too_expensive',
    );
    expect(ruleFault({ ...rule, value: 'x'.repeat(2_001) }).code).toBe('query_too_expensive');
  });
});
