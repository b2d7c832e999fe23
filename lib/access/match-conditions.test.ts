import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Conditions, parseConditions } from './conditions.ts';
import { type Attributes, matchConditions } from './match-conditions.ts';

const holds = (conditions: unknown, attributes: Attributes) =>
  matchConditions(
    parseConditions(conditions as Conditions, () => true),
    attributes,
  );

describe('one attribute', () => {
  it.each<[string, unknown, Attributes, boolean]>([
    ['equals', { team: 'a' }, { team: 'a' }, true],
    ['is in the list', { team: 'a' }, { team: ['b', 'a'] }, true],
    ['null means missing', { title: null }, {}, true],
    ['null means null', { title: null }, { title: null }, true],
    ['null is not empty', { title: null }, { title: '' }, false],
    ['missing is none of the values', { title: { $in: ['a'] } }, {}, false],
    ['missing is not equal', { title: { $ne: 'a' } }, {}, true],
    ['missing is in a list with null', { title: { $in: ['a', null] } }, {}, true],
    ['missing is not outside a list with null', { title: { $nin: ['a', null] } }, {}, false],
    ['no value is in an empty list', { title: { $in: [] } }, { title: 'a' }, false],
    ['every value is outside an empty list', { title: { $nin: [] } }, {}, true],
    ['exists', { title: { $exists: true } }, { title: '' }, true],
    ['null does not exist', { title: { $exists: false } }, { title: null }, true],
    [
      'numbers are ordered',
      { 'properties.port': { $gt: 80, $lte: 443 } },
      { properties: { port: 443 } },
      true,
    ],
    ['a text is no number', { 'properties.port': { $gt: 80 } }, { properties: { port: '443' } }, false],
    ['not beyond', { title: { $not: { $gt: 'm' } } }, { title: 'a' }, true],
    ['not, of missing', { title: { $not: { $gt: 'm' } } }, {}, true],
  ])('%s', (_name, conditions, attributes, expected) => {
    expect(holds(conditions, attributes)).toBe(expected);
  });

  it('is the caller’s own, never inherited', () => {
    expect(holds({ toString: { $exists: true } }, {})).toBe(false);
    expect(holds({ 'properties.constructor': { $exists: true } }, { properties: {} })).toBe(false);
  });

  it('a property is found below properties only, dots being part of its name', () => {
    const attributes = { 'properties.a': 'outside', properties: { 'a.b': 'x', a: { b: 'y' } } };
    expect(holds({ 'properties.a.b': 'x' }, attributes)).toBe(true);
    expect(holds({ 'properties.a.b': 'y' }, attributes)).toBe(false);
    expect(holds({ 'properties.a': 'outside' }, attributes)).toBe(false);
    for (const properties of [null, undefined, 'text', []])
      expect(holds({ 'properties.a': null }, { properties })).toBe(true);
  });
});

describe('several', () => {
  const a = { title: 'a' };
  const b = { identifier: 'b' };
  it.each<[unknown, Attributes, boolean]>([
    [{ ...a, ...b }, { title: 'a', identifier: 'b' }, true],
    [{ ...a, ...b }, { title: 'a' }, false],
    [{ $or: [a, b] }, { identifier: 'b' }, true],
    [{ $or: [a, b] }, {}, false],
    [{ $nor: [a, b] }, {}, true],
    [{ $nor: [a, b] }, { identifier: 'b' }, false],
    [{ $not: a }, { title: 'b' }, true],
    [{ $not: a }, { title: 'a' }, false],
    [{ $and: [a, { $or: [b, { $not: b }] }] }, { title: 'a' }, true],
    [{}, {}, true],
  ])('%j of %j', (conditions, attributes, expected) => {
    expect(holds(conditions, attributes)).toBe(expected);
  });
});

it('each condition and its opposite: exactly one holds', () => {
  const value = fc.oneof(fc.constantFrom('a', 'b', '', null), fc.integer({ min: 0, max: 3 }), fc.boolean());
  const operators = fc.record({ operator: fc.constantFrom('$eq', '$ne', '$gt', '$lte'), value });
  fc.assert(
    fc.property(
      operators,
      fc.oneof(value, fc.array(value, { maxLength: 2 })),
      ({ operator, value: operand }, have) => {
        fc.pre(
          operator === '$eq' || operator === '$ne' || (operand !== null && typeof operand !== 'boolean'),
        );
        const condition = { title: { [operator]: operand } };
        expect(holds({ $not: condition }, { title: have })).toBe(!holds(condition, { title: have }));
        expect(holds({ $nor: [condition] }, { title: have })).toBe(!holds(condition, { title: have }));
      },
    ),
  );
});
