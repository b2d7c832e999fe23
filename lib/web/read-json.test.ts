import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '#lib/errors.ts';
import { readJson, unstorable } from './read-json.ts';

function refusal(text: string | Uint8Array) {
  try {
    readJson(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  } catch (error) {
    if (isAppError(error)) return { error: error.code, issue: error.details?.[0] };
    throw error;
  }
  return undefined;
}

describe('readJson', () => {
  it('gives back what any JSON writer wrote', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('\\u0000') && !text.includes('__proto__') && text.isWellFormed());
        fc.pre(!/\\ud[89a-f]/i.test(text));
        expect(readJson(new TextEncoder().encode(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['', 'malformed_request'],
    ['{"a":', 'malformed_request'],
    ['{"a":1}}', 'malformed_request'],
    ["{'a':1}", 'malformed_request'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'too_deep'],
    ['{"a":'.repeat(100_000), 'too_deep'],
  ])('refuses what cannot be read: %.20s', (text, code) => {
    expect(refusal(text)?.error).toBe(code);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(refusal(Uint8Array.from([0x22, 0xff, 0xfe, 0x22]))?.error).toBe('malformed_request');
  });

  it.each([
    ['{"a": {"b": ["x\\u0000"]}}', '/a/b/0', 'invalid_text'],
    ['{"a": "\\ud800"}', '/a', 'invalid_text'],
    ['{"k\\u0000": 1}', '/k\0', 'invalid_text'],
    ['{"a": {"__proto__": {"isAdmin": true}}}', '/a/__proto__', 'forbidden_key'],
    ['{"constructor": {"prototype": {"x": 1}}}', '/constructor', 'forbidden_key'],
    ['{"a": [0, 1e400]}', '/a/1', 'inexact_number'],
    ['{"n": 12345678901234567890}', '/n', 'inexact_number'],
  ])('says where the meaning would be lost: %s', (text, path, code) => {
    expect(refusal(text)).toMatchObject({ error: 'invalid_input', issue: { path, code } });
  });

  it('says at which character reading had to stop', () => {
    const message = (text: string) => {
      try {
        return readJson(new TextEncoder().encode(text));
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(message('{"a":1}}')).toBe('The body is not valid JSON (at character 7).');
    expect(message('{"a": ')).toMatch(/^The body is not valid JSON/);
    expect(message('')).toBe('A JSON body is expected, this one is empty.');
  });

  it('reads a text that begins with a mark of its encoding', () => {
    expect(readJson(Uint8Array.from([0xef, 0xbb, 0xbf, 0x37]))).toBe(7);
  });

  it('looks at every number, also one that a later value of the same name hides', () => {
    expect(refusal('{"a": 1e400, "a": 1}')).toMatchObject({ issue: { path: '/a', code: 'inexact_number' } });
  });

  it('tells of a text before a number: what comes first in the value, not in the body', () => {
    expect(refusal('{"n": 1e400, "t": "\\u0000"}')).toMatchObject({ issue: { path: '/t' } });
  });

  it('leaves harmless names alone', () => {
    expect(refusal('{"constructor": "ACME", "prototype": 1, "proto": 2, "toString": 3}')).toBeUndefined();
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });
});

describe('unstorable', () => {
  it('looks at values that never were JSON', () => {
    expect(unstorable({ a: ['b', { c: 'd\0' }] })).toMatchObject({ path: '/a/1/c', code: 'invalid_text' });
    expect(unstorable({ a: undefined, b: 1n, c: null, d: 'fine' })).toBeUndefined();
  });

  it('does not follow a value for ever', () => {
    const endless: Record<string, unknown> = {};
    endless.self = endless;
    expect(unstorable(endless)).toMatchObject({ code: 'too_deep' });
  });
});
