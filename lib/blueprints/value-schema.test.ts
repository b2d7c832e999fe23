import { afterAll, describe, expect, it } from 'vitest';
import { createSchemaValidator } from '#lib/schema/worker-validator.ts';
import type { BlueprintDocument } from './blueprint-document.ts';
import { toEntitySchema, toValueSchema } from './value-schema.ts';

const validator = createSchemaValidator();
afterAll(() => validator.close());

const document = {
  identifier: 'service',
  schema: {
    properties: {
      name: { type: 'string', minLength: 2, pattern: '^[a-z]+$' },
      link: { type: 'string', format: 'url' },
      owner: { type: 'string', format: 'user' },
      tier: { type: 'string', enum: ['gold', 'silver'] },
      replicas: { type: 'number', minimum: 0, maximum: 5 },
      live: { type: 'boolean' },
      tags: { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, maxItems: 2 },
      anything: { type: 'array' },
      config: {
        type: 'object',
        properties: { port: { type: 'number' } },
        required: ['port', 'port'],
      },
      opaque: { type: 'enum', enum: ['x'] },
      odd: {
        type: 'string',
        minLength: 'many',
        maxLength: -1,
        pattern: 7,
        enum: { jqQuery: '.' },
        format: 3,
      },
    },
    required: ['name', 'name', 'missing'],
  },
} as unknown as BlueprintDocument;

const check = (properties: unknown, only?: string[]) =>
  validator.validate(toEntitySchema(document, only && new Set(only)), properties, '/properties');

describe('toEntitySchema', () => {
  it('accepts what fits, with properties nobody declared', async () => {
    const properties = {
      name: 'checkout',
      link: 'https://example.com',
      owner: 'not an e-mail',
      tier: 'gold',
      replicas: 2,
      live: false,
      tags: ['a'],
      anything: [1, { a: 2 }],
      config: { port: 80, more: true },
      opaque: { what: 'ever' },
      odd: '',
      undeclared: 5,
    };
    expect(await check(properties)).toEqual([]);
  });

  it.each([
    [{ name: 'X' }, '/properties/name', ['too_short', 'pattern_mismatch']],
    [{ name: 'ab', link: 'javascript:alert(1)' }, '/properties/link', ['wrong_format']],
    [{ name: 'ab', tier: 'bronze' }, '/properties/tier', ['not_allowed']],
    [{ name: 'ab', replicas: 6 }, '/properties/replicas', ['too_large']],
    [{ name: 'ab', live: 'yes' }, '/properties/live', ['wrong_type']],
    [{ name: 'ab', tags: ['a', 'c'] }, '/properties/tags/1', ['not_allowed']],
    [{ name: 'ab', config: { port: '80' } }, '/properties/config/port', ['wrong_type']],
    [{}, '/properties/name', ['required']],
  ])('refuses %j at %s', async (properties, path, codes) => {
    const issues = await check(properties);
    expect(issues.map((issue) => issue.path)).toEqual(codes.map(() => path));
    expect(issues.map((issue) => issue.code)).toEqual(codes);
  });

  it('looks only at what a patch touches', async () => {
    expect(await check({ live: true }, ['live'])).toEqual([]);
    expect(await check({}, ['name'])).toMatchObject([{ path: '/properties/name', code: 'required' }]);
  });
});

describe('toValueSchema', () => {
  it('passes on no keyword that is not on its list', () => {
    const definition = { type: 'string', $ref: '#', allOf: [{}], not: {}, title: 'x', $comment: 'y' };
    expect(toValueSchema(definition)).toEqual({ type: 'string' });
  });

  it('stops at nesting that no document can have', () => {
    let definition: Record<string, unknown> = { type: 'string' };
    for (let level = 0; level < 50; level++) definition = { type: 'array', items: definition };
    expect(JSON.stringify(toValueSchema(definition)).split('items')).toHaveLength(14);
  });
});
