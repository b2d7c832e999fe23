import { describe, expect, it } from 'vitest';
import { checkableSchema, isSafePattern } from './checkable-schema.ts';

describe('patterns', () => {
  it.each([
    '^(a+)+$',
    '(a|a)*b',
    '([a-z]+)*$',
  ])('%s could freeze the tab and is left to the server', (pattern) => {
    expect(isSafePattern(pattern)).toBe(false);
    expect(checkableSchema({ type: 'string', pattern })).toEqual({ type: 'string' });
  });

  it.each(['[', '(?<name', '\\'])('%s cannot be read here', (pattern) => {
    expect(isSafePattern(pattern)).toBe(false);
  });

  it.each(['^[a-z][a-z0-9-]*$', '^\\d{3}$', '\\p{L}'])('%s is checked while typing', (pattern) => {
    expect(isSafePattern(pattern)).toBe(true);
    expect(checkableSchema({ pattern })).toEqual({ pattern });
  });
});

it('what people give as values is not read as a schema', () => {
  const data = { pattern: '(a+)+', format: 'url', nested: { format: 'url' } };
  const schema = { default: data, enum: [data], const: data, examples: [data] };
  expect(checkableSchema(schema)).toEqual(schema);
});

it('reaches every level, and leaves the original alone', () => {
  const schema = {
    properties: { a: { items: [{ format: 'hostname', pattern: '(a+)+' }] }, format: { format: 'proto' } },
    anyOf: [{ format: 'url' }],
  };
  const before = structuredClone(schema);
  expect(checkableSchema(schema)).toEqual({
    properties: { a: { items: [{}] }, format: {} },
    anyOf: [{ format: 'url' }],
  });
  expect(schema).toEqual(before);
});

it('the same schema is converted once', () => {
  const schema = { type: 'string' };
  expect(checkableSchema(schema)).toBe(checkableSchema(schema));
  expect(checkableSchema({ type: 'string' })).not.toBe(checkableSchema(schema));
});
