import { expect, test } from 'vitest';
import { suggest } from './complete.ts';
import { placeIssues, syntaxFaults } from './diagnose.ts';
import type { EditorSchema } from './schema-at.ts';

const schema: EditorSchema = {
  type: 'object',
  properties: {
    identifier: { type: 'string', description: 'The name in URLs' },
    enabled: { type: 'boolean' },
    schema: {
      type: 'object',
      properties: { properties: { type: 'object', additionalProperties: { $ref: '#/$defs/property' } } },
    },
  },
  $defs: {
    property: {
      anyOf: [
        { type: 'object', properties: { type: { enum: ['string', 'number'] }, title: { type: 'string' } } },
        { type: 'object', properties: { format: { enum: ['url'] } } },
      ],
    },
  },
};

function labels(text: string): string[] {
  const offset = text.indexOf('|');
  const found = suggest(text.replace('|', ''), offset, schema);
  return found?.options.map(({ label }) => label) ?? [];
}

test('names what is not there yet', () => {
  expect(labels('{|}')).toEqual(['identifier', 'enabled', 'schema']);
  expect(labels('{"identifier": "a", "|"}')).toEqual(['enabled', 'schema']);
});

test('offers values of an enum and of a boolean', () => {
  expect(labels('{"enabled": |}')).toEqual(['true', 'false']);
  expect(labels('{"schema": {"properties": {"tier": {"type": |}}}}')).toEqual(['"string"', '"number"']);
});

test('follows references, maps and alternatives', () => {
  expect(labels('{"schema": {"properties": {"tier": {|}}}}')).toEqual(['type', 'title', 'format']);
});

test('replaces the word under the cursor and writes a value with it', () => {
  const text = '{"ide"}';
  const found = suggest(text, 5, schema);
  expect(found).toMatchObject({ from: 1, to: 6 });
  expect(found?.options.find(({ label }) => label === 'identifier')).toMatchObject({
    insert: '"identifier": ""',
    info: 'The name in URLs',
  });
  expect(suggest('{"ide": 1}', 5, schema)?.options[0]?.insert).toBe('"identifier"');
});

test('says nothing where the schema says nothing', () => {
  expect(labels('{"unknown": {|}}')).toEqual([]);
});

test('names line and fault of broken JSON', () => {
  expect(syntaxFaults('{"a": 1}')).toEqual([]);
  expect(syntaxFaults('{\n  "a": 1\n  "b": 2\n}')).toMatchObject([
    { line: 3, message: 'A comma is expected here' },
  ]);
  expect(syntaxFaults('')).toMatchObject([{ message: 'A value is expected here' }]);
});

test('lays issues onto the text, the nearest ancestor standing in for what is missing', () => {
  const text = '{\n  "schema": {\n    "properties": {"a/b": {"type": "x"}}\n  }\n}';
  const [own, missing, root] = placeIssues(text, [
    { path: '/schema/properties/a~1b/type', code: 'enum', message: 'unknown type' },
    { path: '/schema/properties/none/title', code: 'required', message: 'missing' },
    { path: '', code: 'required', message: 'whole' },
  ]);
  expect(own && text.slice(own.from, own.to)).toBe('"type": "x"');
  expect(own?.line).toBe(3);
  expect(missing?.line).toBe(3);
  expect(root?.line).toBe(1);
});
