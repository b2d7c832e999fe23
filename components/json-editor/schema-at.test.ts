import { describe, expect, it } from 'vitest';
import { suggest } from './complete.ts';
import { lineAt, placeIssues, syntaxFaults } from './diagnose.ts';
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

describe('suggestions', () => {
  const schema: EditorSchema = {
    properties: {
      text: { type: 'string' },
      list: { type: 'array' },
      map: { type: 'object' },
      flag: { type: 'boolean' },
      either: { type: ['string', 'null'], default: null },
      size: { type: 'number', title: 'How large' },
      fixed: { const: 'only' },
      pick: { enum: ['a', 1, null, 'a'] },
    },
  };
  const at = (text: string) => suggest(text.replace('|', ''), text.indexOf('|'), schema);

  it('write what a value of that kind begins with, or its default', () => {
    expect(at('{|}')?.options.map(({ insert }) => insert)).toEqual([
      '"text": ""',
      '"list": []',
      '"map": {}',
      '"flag": false',
      '"either": null',
      '"size": ',
      '"fixed": ',
      '"pick": ',
    ]);
  });

  it('say the kind and what it is for', () => {
    const options = at('{|}')?.options ?? [];
    expect(options.find(({ label }) => label === 'either')?.detail).toBe('string | null');
    expect(options.find(({ label }) => label === 'size')).toMatchObject({
      detail: 'number',
      info: 'How large',
    });
    expect(options.find(({ label }) => label === 'pick')).toEqual({ label: 'pick', insert: '"pick": ' });
  });

  it('offer each value once, as JSON', () => {
    expect(at('{"pick": |}')?.options.map(({ insert }) => insert)).toEqual(['"a"', '1', 'null']);
    expect(at('{"fixed": |}')?.options.map(({ insert }) => insert)).toEqual(['"only"']);
    expect(at('{"size": |}')).toBeUndefined();
  });

  it('replace the value the cursor stands in', () => {
    const text = '{"pick": "abc"}';
    const found = suggest(text, text.indexOf('bc'), schema);
    expect(found && text.slice(found.from, found.to)).toBe('"abc"');
  });
});

describe('faults of the text', () => {
  it.each([
    ['{"a": 1,}', 'A property name in double quotes is expected here'],
    ['{"a" 1}', 'A colon is expected here'],
    ['{"a": 1', 'A closing } is missing'],
    ['[1', 'A closing ] is missing'],
    ['{} {}', 'The document ends before this'],
    ['{"a": "open', 'The string is not closed'],
    ['{} // why', 'JSON has no comments'],
  ])('%s', (text, message) => expect(syntaxFaults(text).map((fault) => fault.message)).toContain(message));

  it('always have a place one can see, inside or just behind the text', () => {
    for (const { from, to } of syntaxFaults('{"a":')) expect(to).toBeGreaterThan(from);
  });

  it('count lines from one', () => {
    expect([lineAt('', 0), lineAt('a\nb', 1), lineAt('a\nb', 2), lineAt('\n\n', 2)]).toEqual([1, 1, 2, 3]);
  });
});

describe('issues laid onto the text', () => {
  const place = (text: string, path: string) => {
    const [found] = placeIssues(text, [{ path, code: 'x', message: 'm' }], 'warning');
    return found && { ...found, marked: text.slice(found.from, found.to) };
  };

  it('find an item of a list, and a numeric name of an object', () => {
    expect(place('{"a": [10, 20]}', '/a/1')?.marked).toBe('20');
    expect(place('{"a": {"1": 20}}', '/a/1')?.marked).toBe('"1": 20');
  });

  it('mark only the beginning of a long block, so that the rest stays readable', () => {
    const text = JSON.stringify({ schema: { a: 'x'.repeat(100) } });
    expect(place(text, '/schema')?.marked).toBe('"');
    expect(place(text, '')?.marked).toBe('{');
  });

  it('stand at the start of a text that cannot be read, and of none', () => {
    expect(place('', '/a')).toMatchObject({ from: 0, to: 0, line: 1, severity: 'warning' });
  });
});
