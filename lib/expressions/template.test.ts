import { describe, expect, it } from 'vitest';
import { parseTemplate } from './template.ts';

describe('parseTemplate', () => {
  it('keeps the type of a template that stands alone', () => {
    const template = parseTemplate('{{ .inputs.n }}');
    expect(template.programs).toEqual(['.inputs.n']);
    expect(template.fill([42])).toBe(42);
    expect(template.fill([{ a: [1] }])).toEqual({ a: [1] });
    expect(template.fill([null])).toBeNull();
  });

  it('writes results out inside other text', () => {
    const template = parseTemplate('a {{ .x }}-{{.y}} ');
    expect(template.programs).toEqual(['.x', '.y']);
    expect(template.fill(['text', { a: 1 }])).toBe('a text-{"a":1} ');
    expect(template.fill([null, true])).toBe('a -true ');
  });

  it('reads nested values and keys, and drops pairs whose key is null', () => {
    const template = parseTemplate({ list: ['{{ 1 }}', 'plain', 2], '{{ .key }}': '{{ .v }}', none: null });
    expect(template.programs).toEqual(['1', '.key', '.v']);
    expect(template.fill([1, 'name', 'x'])).toEqual({ list: [1, 'plain', 2], name: 'x', none: null });
    expect(template.fill([1, null, 'x'])).toEqual({ list: [1, 'plain', 2], none: null });
  });

  it('minds braces of objects and strings inside a program', () => {
    expect(parseTemplate('{{ {a: {b: .c}} }}').programs).toEqual(['{a: {b: .c}}']);
    expect(parseTemplate('{{{a: 1}}}').programs).toEqual(['{a: 1}']);
    expect(parseTemplate('{{ "}}" }}!').programs).toEqual(['"}}"']);
  });

  it('leaves text without templates alone', () => {
    const value = { a: '$ {x}', b: '}}', c: '{ {' };
    expect(parseTemplate(value).fill([])).toEqual(value);
    expect(Object.keys(parseTemplate(JSON.parse('{"__proto__": 1}')).fill([]) as object)).toEqual([
      '__proto__',
    ]);
  });

  it('names braces that never close', () => {
    expect(parseTemplate({ a: 'x {{ .b }' }).faults).toEqual(['"{{" has no matching "}}" in "{{ .b }".']);
  });
});
