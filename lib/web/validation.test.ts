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
});
