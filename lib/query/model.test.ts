import { expect, test } from 'vitest';
import { modelOf, namesOf } from './model.ts';

test('reads properties, computed ones and relations; leaves out what it does not understand', () => {
  const model = modelOf('service', {
    schema: {
      properties: {
        name: { type: 'string' },
        born: { type: 'string', format: 'date-time' },
        size: { type: 'number' },
        live: { type: 'boolean' },
        tags: { type: 'array' },
        odd: null,
      },
    },
    mirrorProperties: { owner: { path: 'team.name' } },
    calculationProperties: { half: { type: 'number' }, name: { type: 'number' } },
    relations: { team: { target: 'team' }, parts: { target: 'part', many: true }, broken: { target: 5 } },
  });
  const types = [...model.properties].map(([name, { indexType, isComputed }]) => [
    name,
    indexType,
    isComputed,
  ]);
  expect(types).toEqual([
    ['name', 'text', false],
    ['born', 'date', false],
    ['size', 'number', false],
    ['live', 'boolean', false],
    ['tags', undefined, false],
    ['odd', undefined, false],
    ['owner', undefined, true],
    ['half', 'number', true],
  ]);
  expect([...model.relations]).toEqual([
    ['team', { target: 'team', many: false }],
    ['parts', { target: 'part', many: true }],
  ]);
});

test.each([
  {},
  { schema: null },
  { schema: { properties: [] } },
  { schema: 5, relations: 'x' },
])('survives %j', (document) => {
  const { properties, relations } = modelOf('x', document);
  expect([properties.size, relations.size]).toEqual([0, 0]);
});

test('a property is scalar when every blueprint that declares it says so', () => {
  const text = modelOf('a', { schema: { properties: { p: { type: 'string' }, q: { type: 'string' } } } });
  const list = modelOf('b', { schema: { properties: { p: { type: 'array' } } } });
  const names = namesOf([text, list]);
  expect([names.isScalar('p'), names.isScalar('q'), names.isScalar('r')]).toEqual([false, true, false]);
  expect([names.properties.has('q'), names.properties.has('r')]).toEqual([true, false]);
});
