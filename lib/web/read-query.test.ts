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

  it.each(['no', 'off', 'OFF', 'No'])('reads the boolean %s as false too', (text) => {
    expect(read(`upsert=${text}`).upsert).toBe(false);
  });

  it.each([
    ['limit', '-7', -7],
    ['limit', '007', 7],
    ['ratio', '-0.25', -0.25],
    ['ratio', '2.', '2.'],
    ['ratio', '.5', '.5'],
    ['ratio', 'NaN', 'NaN'],
    ['ratio', ' 1', ' 1'],
  ])('reads %s=%s as a number only where it is one', (name, text, value) => {
    expect(read(`${name}=${text}`)[name]).toBe(value);
  });

  it('reads each item of an array by its type, an empty one included', () => {
    const ids = Type.Object({ id: Type.Array(Type.Integer()) });
    const query = new URLSearchParams('id=1&id=two&id=');
    expect(readQuery(query, ids)).toEqual({ id: [1, 'two', ''] });
  });

  it('says which name is at fault, in an array too', () => {
    const fault = (query: string) => {
      try {
        return read(query);
      } catch (error) {
        return (error as { details?: unknown }).details;
      }
    };
    expect(fault('limit=1&limit=1')).toEqual([
      { path: '/query/limit', code: 'repeated', message: '"limit" may be given only once.' },
    ]);
    expect(fault('include=a&include=b%00')).toMatchObject([{ path: '/query/include', code: 'invalid_text' }]);
  });

  it('reads nothing for a route without a query', () => {
    expect(readQuery(new URLSearchParams('a=1'), undefined)).toEqual({});
  });
});
