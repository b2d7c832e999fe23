import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/errors.ts';
import { type Conditions, parseConditions } from './conditions.ts';
import { matchConditions } from './match-conditions.ts';
import { isAttribute } from './subjects.ts';

const isEntityAttribute = (path: string) => isAttribute('Entity', path);

function matches(conditions: Conditions, attributes: Record<string, unknown>): boolean {
  return matchConditions(parseConditions(conditions, isEntityAttribute), attributes);
}

const entity = {
  blueprint: 'service',
  identifier: 'checkout',
  title: null,
  team: ['payments', 'platform'],
  properties: { tier: 'gold', score: 7, tags: ['a', 'b'], 'a.b': 1, nothing: null },
};

test.each<[Conditions, boolean]>([
  [{}, true],
  [{ identifier: 'checkout' }, true],
  [{ identifier: { $ne: 'checkout' } }, false],
  [{ team: 'payments' }, true],
  [{ team: { $in: ['x', 'platform'] } }, true],
  [{ team: { $nin: ['x', 'platform'] } }, false],
  [{ title: null }, true],
  [{ title: { $exists: false } }, true],
  [{ createdBy: null }, true],
  [{ 'properties.nothing': null, 'properties.missing': null }, true],
  [{ 'properties.tier': { $in: ['gold', null] } }, true],
  [{ 'properties.missing': { $in: ['gold', null] } }, true],
  [{ 'properties.missing': { $ne: 'gold' } }, true],
  [{ 'properties.score': { $gt: 6, $lte: 7 } }, true],
  [{ 'properties.score': { $gt: '6' } }, false],
  [{ 'properties.tags': 'b' }, true],
  [{ 'properties.tags': { $gt: 'a' } }, false],
  [{ 'properties.a.b': 1 }, true],
  [{ 'properties.tier': { $not: { $eq: 'gold' } } }, false],
  [{ $or: [{ identifier: 'x' }, { 'properties.tier': 'gold' }] }, true],
  [{ $and: [{ identifier: 'x' }, { 'properties.tier': 'gold' }] }, false],
  [{ $nor: [{ identifier: 'x' }, { 'properties.tier': 'silver' }] }, true],
  [{ $nor: [{ identifier: 'x' }, { 'properties.tier': 'gold' }] }, false],
  [{ $not: { identifier: 'checkout' } }, false],
  [{ identifier: 'checkout', $or: [{ title: 'x' }] }, false],
])('%j: %s', (conditions, expected) => {
  expect(matches(conditions, entity)).toBe(expected);
});

test('what is inherited is missing', () => {
  expect(matches({ 'properties.constructor': { $exists: true } }, entity)).toBe(false);
  expect(matches({ 'properties.__proto__': { $exists: true } }, entity)).toBe(false);
  expect(matches({ 'properties.x': { $exists: true } }, {})).toBe(false);
});

describe('refuses', () => {
  const deep = (levels: number): Conditions => (levels === 0 ? { title: 'x' } : { $and: [deep(levels - 1)] });

  test.each<[unknown, string, string]>([
    [null, '', 'invalid_type'],
    ['x', '', 'invalid_type'],
    [[{}], '', 'invalid_type'],
    [{ $where: 'true' }, '/$where', 'unknown_attribute'],
    [{ $regex: 'x' }, '/$regex', 'unknown_attribute'],
    [{ secret: 1 }, '/secret', 'unknown_attribute'],
    [{ 'toString.call': 1 }, '/toString.call', 'unknown_attribute'],
    [JSON.parse('{"__proto__": {"team": "x"}}'), '/__proto__', 'unknown_attribute'],
    [{ constructor: 1 }, '/constructor', 'unknown_attribute'],
    [{ 'properties.': 1 }, '/properties.', 'unknown_attribute'],
    [{ 'team.0': 'x' }, '/team.0', 'unknown_attribute'],
    [{ identifier: { $regex: '^(a+)+$' } }, '/identifier/$regex', 'unknown_operator'],
    [{ identifier: { $where: '1' } }, '/identifier/$where', 'unknown_operator'],
    [{ identifier: { __proto: 1 } }, '/identifier/__proto', 'unknown_operator'],
    [{ identifier: {} }, '/identifier', 'invalid_type'],
    [{ identifier: ['x'] }, '/identifier', 'invalid_type'],
    [{ identifier: { $in: 'x' } }, '/identifier/$in', 'invalid_type'],
    [{ identifier: { $in: [['x']] } }, '/identifier/$in/0', 'invalid_type'],
    [{ identifier: { $gt: null } }, '/identifier/$gt', 'invalid_type'],
    [{ identifier: { $exists: 'yes' } }, '/identifier/$exists', 'invalid_type'],
    [{ identifier: 'a\0' }, '/identifier', 'invalid_value'],
    [{ 'properties.\ud800': 1 }, '', 'invalid_value'],
    [{ $or: [] }, '/$or', 'invalid_type'],
    [{ $or: { title: 'x' } }, '/$or', 'invalid_type'],
    [{ 'properties.a/b~': { $x: 1 } }, '/properties.a~1b~0/$x', 'unknown_operator'],
    [{ $or: Array.from({ length: 10_000 }, () => ({ title: 'x' })) }, '/$or/200/title', 'too_many_terms'],
    [{ identifier: { $in: Array.from({ length: 1_001 }, () => 'x') } }, '/identifier/$in', 'invalid_type'],
  ])('%j', (conditions, path, code) => {
    try {
      parseConditions(conditions, isEntityAttribute);
      expect.unreachable();
    } catch (error) {
      if (!isAppError(error)) throw error;
      expect([error.code, error.details?.[0]]).toEqual([
        'invalid_input',
        expect.objectContaining({ path, code }),
      ]);
    }
  });

  test('what nests too deep', () => {
    expect(matches(deep(8), { title: 'x' })).toBe(true);
    expect(() => matches(deep(9), { title: 'x' })).toThrow('at most 8 deep');
    expect(() => matches(deep(5_000), { title: 'x' })).toThrow('at most 8 deep');
  });
});
