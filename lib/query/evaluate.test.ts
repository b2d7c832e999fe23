import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/errors.ts';
import { type EntityView, evaluate, type Relatives } from './evaluate.ts';
import { modelOf, namesOf } from './model.ts';
import { parseQuery } from './parse.ts';

const DOCUMENT = {
  schema: { properties: { tier: { type: 'string' }, tags: { type: 'array' }, 'a.b': { type: 'string' } } },
  relations: { service: { target: 'service' }, a: { target: 'service' } },
};
const model = namesOf([modelOf('service', DOCUMENT)]);
const at = new Date('2024-01-05T10:00:00.500Z');

interface Entity extends EntityView {
  links: Record<string, Entity[]>;
}

function entity(
  identifier: string,
  properties: Record<string, unknown> = {},
  links: Entity['links'] = {},
): Entity {
  const people = { createdBy: 'ann', updatedBy: 'bob' };
  const meta = { blueprint: 'service', title: null, icon: null, team: ['one'], source: 'port-ocean/k8s' };
  return { identifier, properties, links, createdAt: at, updatedAt: at, ...people, ...meta };
}

const all: Entity[] = [];
const relatives: Relatives<Entity> = {
  linked: (from, relation) => from.links[relation] ?? [],
  targets: (from) => Object.values(from.links).flat(),
  sources: (to) => all.filter((from) => Object.values(from.links).flat().includes(to)),
};

function holds(rule: Record<string, unknown>, subject: Entity): boolean {
  const query = parseQuery({ combinator: 'and', rules: [rule] }, { now: new Date(), user: null });
  return evaluate(query, subject, { model, relatives });
}

/** Of a property `x` with this value. */
const value = (stored: unknown, operator: string, operand?: unknown) =>
  holds({ property: 'x', operator, value: operand }, entity('e', { x: stored }));

describe('values', () => {
  test.each<[unknown, string, unknown, boolean]>([
    ['a', '=', 'a', true],
    ['a', '=', 'A', false],
    ['5', '=', 5, false],
    [true, '=', 'true', false],
    [['a', 'b'], '=', 'a', true],
    [[['a']], '=', 'a', false],
    [['a', 'b'], '=', ['a', 'b'], true],
    [['b', 'a'], '=', ['a', 'b'], false],
    [null, '=', null, true],
    [undefined, '=', null, true],
    ['', '=', null, false],
    [undefined, '!=', 'a', true],
    [null, 'notIn', ['a'], true],
    [7, '>', 5, true],
    ['7', '>', 5, false],
    ['b', '>', 'a', true],
    ['～', '<', '😀', true],
    [[7], '>', 5, false],
    ['2024-01-05T12:00:00+02:00', '<', '2024-01-05T10:00:01Z', true],
    ['soon', '>', '2024-01-01', false],
    ['2024-01-31T23:00:00Z', '<=', '2024-01-31', true],
    [3, 'between', { from: 1, to: 3 }, true],
    [undefined, 'notBetween', { from: 1, to: 3 }, true],
    ['Checkout API', 'contains', 'out a', true],
    ['ÄRGER', 'contains', 'är', false],
    [['Gold'], 'contains', 'gold', false],
    [['Gold', 5], 'contains', 5, true],
    [5, 'contains', '5', false],
    ['Checkout', 'beginsWith', 'check', true],
    ['Checkout', 'endsWith', 'OUT', true],
    [['Checkout'], 'beginsWith', 'Check', false],
    ['', 'isEmpty', undefined, true],
    [[], 'isEmpty', undefined, true],
    [{}, 'isEmpty', undefined, false],
    [0, 'isEmpty', undefined, false],
    [false, 'isNotEmpty', undefined, true],
  ])('%j %s %j: %s', (stored, operator, operand, expected) => {
    expect(value(stored, operator, operand)).toBe(expected);
  });

  test('a list left in a property declared as text is not looked into', () => {
    const subject = entity('e', { tier: ['gold'], tags: ['gold'] });
    expect(holds({ property: 'tier', operator: '=', value: 'gold' }, subject)).toBe(false);
    expect(holds({ property: 'tags', operator: '=', value: 'gold' }, subject)).toBe(true);
    expect(holds({ property: 'tier', operator: 'isNotEmpty' }, subject)).toBe(true);
  });

  test('names of the prototype are no properties', () => {
    for (const property of ['constructor', 'toString', '__proto__'])
      expect(holds({ property, operator: 'isNotEmpty' }, entity('e'))).toBe(false);
  });
});

test('meta properties', () => {
  const subject = entity('e');
  for (const [property, operator, operand] of [
    ['$identifier', '=', 'e'],
    ['$blueprint', 'in', ['service']],
    ['$team', '=', 'one'],
    ['$team', 'containsAny', ['one', 'two']],
    ['$title', 'isEmpty', undefined],
    ['$icon', '=', null],
    ['$datasource', 'beginsWith', 'port-ocean/'],
    ['$createdBy', '=', 'ann'],
    ['$updatedBy', '!=', 'ann'],
    ['$createdAt', '=', '2024-01-05'],
    ['$updatedAt', '<', '2024-01-05T10:00:00.501Z'],
  ])
    expect(
      holds({ property, operator, value: operand } as Record<string, unknown>, subject),
      String(property),
    ).toBe(true);
});

describe('relations', () => {
  const far = entity('far', { tier: 'gold' });
  const near = entity('near', { tier: 'silver' }, { service: [far] });
  const start = entity('start', { 'a.b': 'own' }, { service: [near, far] });
  const lone = entity('lone');
  all.push(far, near, start, lone);

  test('hold when one at the end of the path does', () => {
    expect(holds({ property: 'service.tier', operator: '=', value: 'gold' }, start)).toBe(true);
    expect(holds({ property: 'service.service.tier', operator: '=', value: 'gold' }, start)).toBe(true);
    expect(holds({ property: 'service.service.tier', operator: '=', value: 'silver' }, start)).toBe(false);
    expect(holds({ property: 'service.tier', operator: '!=', value: 'gold' }, start)).toBe(false);
    expect(holds({ property: 'service.tier', operator: '!=', value: 'gold' }, lone)).toBe(true);
    expect(holds({ relation: 'service', operator: '=', value: 'near' }, start)).toBe(true);
    expect(holds({ relation: 'service.service', operator: 'isEmpty' }, near)).toBe(true);
    expect(holds({ property: 'service.$identifier', operator: 'endsWith', value: 'AR' }, start)).toBe(true);
  });

  test('a declared property with a dot is no path', () => {
    expect(holds({ property: 'a.b', operator: '=', value: 'own' }, start)).toBe(true);
  });

  test('more than four links are refused', () => {
    const property = 'service.service.service.service.service.tier';
    try {
      holds({ property, operator: '=', value: 'gold' }, start);
      expect.unreachable();
    } catch (error) {
      expect(isAppError(error) && error.code).toBe('query_too_expensive');
    }
  });

  test('relatedTo follows links both ways, or one', () => {
    const related = (subject: Entity, to: string, direction?: string) =>
      holds({ blueprint: 'service', operator: 'relatedTo', value: to, direction }, subject);
    expect(related(start, 'far')).toBe(true);
    expect(related(far, 'start')).toBe(true);
    expect(related(lone, 'far')).toBe(false);
    expect(related(far, 'far')).toBe(false);
    expect(related(far, 'start', 'upstream')).toBe(true);
    expect(related(far, 'start', 'downstream')).toBe(false);
    expect(related(start, 'far', 'downstream')).toBe(true);
  });
});
