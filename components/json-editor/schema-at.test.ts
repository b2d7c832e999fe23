import { describe, expect, it } from 'vitest';
import { type EditorSchema, schemasAt } from './schema-at.ts';

const leaf: EditorSchema = { title: 'leaf' };
const titles = (schema: EditorSchema, ...path: (string | number)[]) =>
  schemasAt(schema, path).map(({ title }) => title);

describe('the schemas at a place', () => {
  it.each<[string, EditorSchema, (string | number)[]]>([
    ['a property', { properties: { a: leaf } }, ['a']],
    ['an item', { items: leaf }, [7]],
    ['a name that fits a pattern', { patternProperties: { '^x': leaf } }, ['anything']],
    ['any other name', { additionalProperties: leaf }, ['anything']],
    ['an alternative', { anyOf: [{ properties: { a: leaf } }] }, ['a']],
    ['a definition', { properties: { a: { $ref: '#/$defs/d' } }, $defs: { d: leaf } }, ['a']],
    ['a name every object has', { additionalProperties: leaf, properties: {} }, ['constructor']],
  ])('are found through %s', (_name, schema, path) => expect(titles(schema, ...path)).toEqual(['leaf']));

  it.each<[string, EditorSchema, (string | number)[]]>([
    ['no property of that name', { properties: { a: leaf } }, ['b']],
    ['no items described', { items: true }, [0]],
    ['a name where a list is', { items: leaf }, ['a']],
    ['more of any kind allowed', { additionalProperties: true }, ['a']],
    ['a definition that is missing', { $ref: '#/$defs/none' }, []],
    ['a reference elsewhere', { $ref: 'https://x.test/schema' }, []],
  ])('are none with %s', (_name, schema, path) => expect(titles(schema, ...path)).toEqual([]));

  it('keep every reading side by side, in the order of the schema', () => {
    const schema: EditorSchema = {
      title: 'all',
      anyOf: [{ title: 'a' }, { title: 'b', allOf: [{ title: 'c' }] }],
      oneOf: [{ title: 'd' }],
    };
    expect(titles(schema)).toEqual(['all', 'a', 'b', 'c', 'd']);
  });

  it('come to an end where a schema refers to itself', () => {
    const list: EditorSchema = { title: 'node', properties: { next: { $ref: '#/$defs/node' } } };
    const schema: EditorSchema = { ...list, $defs: { node: list, loop: { $ref: '#/$defs/loop' } } };
    expect(titles(schema, ...Array(40).fill('next'))).toEqual(['node']);
    expect(schemasAt({ ...schema, $ref: '#/$defs/loop' }, [])).toEqual([]);
  });
});
