import { Type } from '@sinclair/typebox';
import { describe, expect, it } from 'vitest';
import { readQuery } from './read-query.ts';

const schema = Type.Object({
  limit: Type.Optional(Type.Integer()),
  ratio: Type.Optional(Type.Number()),
  upsert: Type.Optional(Type.Boolean()),
  text: Type.Optional(Type.String()),
  include: Type.Optional(Type.Array(Type.String())),
  page: Type.Optional(Type.Integer({ default: 1 })),
});
const read = (query: string) => readQuery(new URLSearchParams(query), schema);

describe('readQuery', () => {
  it('reads the types of the schema and drops what it does not know', () => {
    expect(read('limit=20&ratio=0.5&upsert=true&text=a%20b&extra=1')).toEqual({
      limit: 20,
      ratio: 0.5,
      upsert: true,
      text: 'a b',
      page: 1,
    });
  });

  it.each([
    ['true', true],
    ['', true],
    ['1', true],
    ['0xc000123456', true],
    ['false', false],
    ['False', false],
    ['0', false],
  ])('reads the boolean %s leniently', (text, value) => {
    expect(read(`upsert=${text}`).upsert).toBe(value);
  });

  it('makes arrays of repeated keys where the schema has one, and only there', () => {
    expect(read('include=a&include=b,c').include).toEqual(['a', 'b,c']);
    expect(read('include=a').include).toEqual(['a']);
    expect(() => read('text=a&text=b')).toThrow('only once');
  });

  it.each([
    '-',
    'ten',
    '0x10',
    '1e9',
    '12345678901234567890',
    '1.5',
  ])('leaves %s for the validation', (text) => {
    expect(read(`limit=${text}`).limit).toBe(text);
  });

  it('refuses text PostgreSQL cannot hold', () => {
    expect(() => read('text=a%00b')).toThrow('NUL');
  });

  it('has no use for the names of prototypes', () => {
    expect(read('__proto__=1&constructor=2&toString=3')).toEqual({ page: 1 });
  });
});
