import { describe, expect, it } from 'vitest';
import { FORMATS } from '#lib/schema/formats.ts';
import { cleanValue } from './clean-value.ts';
import { findFaults } from './find-faults.ts';
import type { FormSchema } from './form-schema.ts';
import { formValidator } from './form-validator.ts';

const SCHEMA: FormSchema = {
  type: 'object',
  required: ['name', 'size'],
  properties: {
    name: { type: 'string', minLength: 3 },
    size: { type: 'number', minimum: 1, maximum: 20 },
    zone: { type: 'string', enum: ['a', 'b'] },
    site: { type: 'string', format: 'url' },
    tags: { type: 'array', maxItems: 2, items: { type: 'string', maxLength: 4 } },
    owner: { type: 'object', required: ['mail'], properties: { mail: { type: 'string', format: 'email' } } },
  },
};

const faults = (value: unknown, schema = SCHEMA) =>
  Object.fromEntries(findFaults(schema, value).map((fault) => [fault.path.join('/'), fault.message]));

describe('findFaults', () => {
  it('is content with what is right', () => {
    expect(
      faults({ name: 'abc', size: 1, site: 'http://localhost:3000/x', owner: { mail: 'a@b.co' } }),
    ).toEqual({});
  });

  it('puts what is missing at the place where it is missing', () => {
    expect(faults({ owner: {} })).toEqual({
      name: 'This is needed.',
      size: 'This is needed.',
      'owner/mail': 'This is needed.',
    });
  });

  it('says each fault once, at its own field, in words', () => {
    expect(
      faults({ name: 'ab', size: 21, zone: 'c', site: 'nope', tags: ['right', 'b'], owner: { mail: 'x' } }),
    ).toEqual({
      name: 'Use at least 3 characters.',
      size: 'At most 20.',
      zone: 'Choose one of the values offered.',
      site: 'Write a whole address, like https://example.com.',
      'tags/0': 'Use at most 4 characters.',
      'owner/mail': 'Write an e-mail address, like name@example.com.',
    });
  });

  it('tells positions in lists from names', () => {
    const [fault] = findFaults(SCHEMA, { name: 'abc', size: 1, tags: ['x', 'toolong'] });
    expect(fault?.path).toEqual(['tags', 1]);
  });

  it('finds names with slashes, tildes and quotes', () => {
    const schema: FormSchema = {
      type: 'object',
      required: ['a/b~c"d'],
      properties: { 'a/b~c"d': { type: 'string' } },
    };
    expect(findFaults(schema, {})[0]?.path).toEqual(['a/b~c"d']);
    expect(findFaults(schema, { 'a/b~c"d': 1 })[0]?.path).toEqual(['a/b~c"d']);
  });

  it('leaves patterns that could run away to the server', () => {
    const schema: FormSchema = { type: 'object', properties: { a: { type: 'string', pattern: '^(a+)+$' } } };
    const started = performance.now();
    expect(faults({ a: `${'a'.repeat(40)}!` }, schema)).toEqual({});
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it.each([
    ['email', 'root@localhost'],
    ['email', 'jörg@bücher.de'],
    ['email', 'a@b..c'],
    ['email', 'a b@c.d'],
    ['url', 'ssh://git@host/x.git'],
    ['url', 'javascript:alert(1)'],
    ['date-time', '2024-01-01T10:00'],
    ['ipv6', '::ffff:192.0.2.1'],
    ['uuid', 'no'],
  ])('judges the %s “%s” as the server does', (format, text) => {
    const schema: FormSchema = { type: 'object', properties: { a: { type: 'string', format } } };
    expect(Object.keys(faults({ a: text }, schema)).length === 0).toBe(FORMATS[format]?.(text) ?? true);
  });

  it('checks patterns it can trust', () => {
    const schema: FormSchema = { type: 'object', properties: { a: { type: 'string', pattern: '^[a-z]+$' } } };
    expect(faults({ a: 'A' }, schema)).toEqual({ a: 'This does not match the pattern ^[a-z]+$.' });
  });

  it('ignores what only the form library knows', () => {
    const schema: FormSchema = {
      type: 'object',
      additionalProperties: false,
      properties: { a: { type: 'string' } },
    };
    expect(faults({ a: undefined, __rjsf_additionalProperties: true }, schema)).toEqual({});
  });
});

describe('formValidator', () => {
  it('gives the library errors with their path', () => {
    const { errors, errorSchema } = formValidator.validateFormData({ size: 0 }, SCHEMA);
    expect(errors.map((error) => error.params.path)).toEqual([['name'], ['size']]);
    expect(errorSchema).toMatchObject({ size: { __errors: ['At least 1.'] } });
  });

  it('decides conditions without compiling code', () => {
    const condition: FormSchema = { properties: { zone: { const: 'a' } }, required: ['zone'] };
    expect(formValidator.isValid(condition, { zone: 'a' }, SCHEMA)).toBe(true);
    expect(formValidator.isValid(condition, { zone: 'b' }, SCHEMA)).toBe(false);
    expect(formValidator.isValid({ $ref: '#/nowhere' }, {}, SCHEMA)).toBe(false);
  });
});

it('cleans as JSON does, without touching prototypes', () => {
  const value = JSON.parse('{"__proto__": {"x": 1}, "a": [1, null]}');
  value.gone = undefined;
  value.list = [undefined];
  const clean = cleanValue(value) as Record<string, unknown>;
  expect(Object.keys(clean)).toEqual(['__proto__', 'a', 'list']);
  expect(clean.list).toEqual([null]);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
