import { Type } from '@sinclair/typebox';
import { expect, it } from 'vitest';
import { structureFaults } from './structure-faults.ts';

const schema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 3 }),
  size: Type.Optional(Type.Integer()),
  either: Type.Optional(Type.Union([Type.Boolean(), Type.Object({ jq: Type.String() })])),
  list: Type.Optional(Type.Array(Type.String(), { maxItems: 2 })),
});

it('accepts what fits, unknown keys and null for optional keys', () => {
  expect(structureFaults(schema, { name: 'abc', size: null, either: { jq: '.' }, more: 1 })).toEqual([]);
});

it('names each place once, in words', () => {
  const faults = structureFaults(schema, { size: 'x', either: 3, list: ['a', 'b', 'c'] });
  expect(faults).toEqual([
    { path: '/name', code: 'required', message: 'This value is required.' },
    { path: '/size', code: 'wrong_type', message: 'Expected a whole number, got the text "x".' },
    {
      path: '/either',
      code: 'wrong_type',
      message: 'Expected true or false or an object, got the number 3.',
    },
    { path: '/list', code: 'too_many_items', message: 'Expected at most 2 items.' },
  ]);
  expect(structureFaults(schema, { name: '' })[0]?.code).toBe('too_short');
  expect(structureFaults(schema, { name: 'abcd' })[0]?.code).toBe('too_long');
  expect(structureFaults(schema, null)[0]).toMatchObject({ path: '', code: 'wrong_type' });
});
