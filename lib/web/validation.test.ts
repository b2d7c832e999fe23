import { Type } from '@sinclair/typebox';
import { describe, expect, it } from 'vitest';
import { compileSchema } from './validation.ts';

const schema = Type.Object(
  {
    name: Type.String({ minLength: 2 }),
    kind: Type.Optional(Type.Union([Type.Literal('a'), Type.Literal('b')])),
    inner: Type.Optional(Type.Object({ when: Type.String({ format: 'date-time' }) })),
  },
  { additionalProperties: false },
);

describe('compileSchema', () => {
  it('finds nothing wrong with what fits, and leaves it as it was', () => {
    const value = { name: 'ab', inner: { when: '2026-01-01T00:00:00Z' } };
    expect(compileSchema(schema)(value)).toEqual([]);
    expect(value).toEqual({ name: 'ab', inner: { when: '2026-01-01T00:00:00Z' } });
  });

  it('names each fault by place and code', () => {
    const issues = compileSchema(schema, '/body')({ 'a/b': 1, kind: 'c', inner: { when: 'soon' } });
    expect(issues).toContainEqual({
      path: '/body/name',
      code: 'required',
      message: 'This value is required.',
    });
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual(
      expect.arrayContaining(['/body/a~1b unknown_property', '/body/kind enum', '/body/inner/when format']),
    );
  });

  it('tells of at most fifty', () => {
    const many = compileSchema(Type.Array(Type.String()))(Array.from({ length: 1_000 }, () => 1));
    expect(many).toHaveLength(50);
  });

  it('does not take inherited names for values', () => {
    const validate = compileSchema(Type.Object({ toString: Type.String() }));
    expect(validate({})[0]).toMatchObject({ path: '/toString', code: 'required' });
  });

  it('puts the place of the whole before each place in it, and writes names as a pointer does', () => {
    const closed = Type.Object({ 'a/b~c': Type.Integer() }, { additionalProperties: false });
    const paths = (value: unknown) => compileSchema(closed, '/query')(value).map(({ path }) => path);
    expect(paths({ 'a/b~c': 'x' })).toEqual(['/query/a~1b~0c']);
    expect(paths({})).toEqual(['/query/a~1b~0c']);
    expect(paths({ 'a/b~c': 1, '~/': 2 })).toEqual(['/query/~0~1']);
    expect(paths(7)).toEqual(['/query']);
  });

  it.each([
    ['a choice of one', Type.Literal('a'), 'b', 'enum'],
    ['a length', Type.String({ maxLength: 2 }), 'abc', 'max_length'],
    ['a bound', Type.Integer({ minimum: 1 }), 0, 'minimum'],
    ['a number of items', Type.Array(Type.Any(), { minItems: 2 }), [1], 'min_items'],
    ['a repetition', Type.Array(Type.Any(), { uniqueItems: true }), [1, 1], 'unique_items'],
    ['a pattern', Type.String({ pattern: '^a' }), 'b', 'pattern'],
  ])('names the fault in lower case: %s', (_name, of, value, code) => {
    expect(compileSchema(of)(value)).toMatchObject([{ path: '', code }]);
  });

  it('says what may be chosen, but not without end', () => {
    const choices = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
    const message = (count: number) =>
      compileSchema(Type.Unsafe({ type: 'string', enum: choices(count) }))('x')[0]?.message;
    expect(message(3)).toBe('must be one of c0, c1, c2');
    expect(message(50)?.endsWith(', c19')).toBe(true);
  });

  it('names what is wrong, and not that a condition led there', () => {
    const conditional = Type.Unsafe({
      type: 'object',
      properties: { kind: {}, size: { type: 'integer' } },
      if: { properties: { kind: { const: 'large' } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['size'] },
    });
    expect(compileSchema(conditional)({ kind: 'large' })).toEqual([
      { path: '/size', code: 'required', message: 'This value is required.' },
    ]);
    expect(compileSchema(Type.Not(Type.String()))('x')).toMatchObject([{ path: '', code: 'not' }]);
  });

  it('changes nothing in what it looks at', () => {
    const value = { extra: '1', count: '2' };
    compileSchema(Type.Object({ count: Type.Integer({ default: 5 }), other: Type.Integer({ default: 1 }) }))(
      value,
    );
    expect(value).toEqual({ extra: '1', count: '2' });
  });
});
