import { describe, expect, it } from 'vitest';
import { suggest } from './complete.ts';
import type { EditorSchema } from './schema-at.ts';

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
