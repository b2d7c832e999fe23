import { describe, expect, test } from 'vitest';
import { MOST_IMPORTED, readImport } from './read-import.ts';

const blueprint = { identifier: 'service', schema: { properties: {} } };
const action = { identifier: 'deploy', trigger: { type: 'self-service' } };
const entity = { identifier: 'api', blueprint: 'service', properties: { tier: 1 } };

const kinds = (input: unknown) => readImport(input).items.map(({ kind, path }) => `${kind} ${path}`);
const faults = (input: unknown) => readImport(input).issues.map(({ path, code }) => `${code} ${path}`);

describe('takes', () => {
  test('three lists by name, whatever their order', () => {
    expect(kinds({ entities: [entity], actions: [action], blueprints: [blueprint] })).toEqual([
      'blueprint /blueprints/0',
      'action /actions/0',
      'entity /entities/0',
    ]);
  });

  test('one list in which each is told by what only it has', () => {
    expect(kinds([entity, action, blueprint])).toEqual(['blueprint /2', 'action /1', 'entity /0']);
  });

  test('a single document', () => {
    expect(kinds(blueprint)).toEqual(['blueprint ']);
  });

  test('an entity, which keeps all but the name of its blueprint', () => {
    expect(readImport([entity]).items).toEqual([
      {
        kind: 'entity',
        path: '/0',
        identifier: 'api',
        blueprint: 'service',
        document: { identifier: 'api', properties: { tier: 1 } },
      },
    ]);
  });

  test('the same identifier in two blueprints', () => {
    expect(faults([entity, { ...entity, blueprint: 'team' }])).toEqual([]);
  });
});

describe('puts first what others point at', () => {
  const of = (identifier: string, relations: Record<string, unknown>) => ({
    ...entity,
    identifier,
    relations,
  });
  const order = (...entities: object[]) => readImport(entities).items.map(({ identifier }) => identifier);

  test('over several steps, and for relations to many', () => {
    expect(order(of('a', { on: ['b', 'c'] }), of('b', { on: 'c' }), of('c', {}))).toEqual(['c', 'b', 'a']);
  });

  test('and in a circle as good as it can', () => {
    expect(order(of('a', { on: 'b' }), of('b', { on: 'a' })).sort()).toEqual(['a', 'b']);
    expect(order(of('a', { on: 'a' }))).toEqual(['a']);
  });
});

describe('refuses, with the place', () => {
  test.each([
    ['nothing at all', {}, ['empty ']],
    ['an empty list', [], ['empty ']],
    ['a text', 'blueprint', ['type ']],
    ['null', null, ['type ']],
    ['what is none of the three', [{ identifier: 'x' }], ['unknown_kind /0']],
    ['no identifier', { blueprints: [{ schema: {} }] }, ['required /blueprints/0/identifier']],
    ['an entity of nothing', { entities: [{ identifier: 'x' }] }, ['required /entities/0/blueprint']],
    ['one thing twice', [blueprint, entity, blueprint], ['duplicate /2']],
    ['a number among them', [blueprint, 4], ['type /1']],
  ])('%s', (_, input, expected) => {
    expect(faults(input)).toEqual(expected);
  });

  test('more than it takes', () => {
    const many = Array.from({ length: MOST_IMPORTED + 1 }, () => entity);
    expect(readImport(many)).toMatchObject({ items: [], issues: [{ code: 'too_many_items' }] });
  });
});
