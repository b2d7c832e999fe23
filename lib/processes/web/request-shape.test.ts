import { describe, expect, it } from 'vitest';
import { acceptableRequestId, checkShape } from './request-shape.ts';

function outcome(method: string, url: string, rawHeaders: string[] = ['Host', 'x']): string {
  try {
    checkShape({ method, url, rawHeaders });
    return 'passes';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('checkShape', () => {
  it.each([
    ['GET', '/', 'passes'],
    ['GET', '/v1/blueprints/a%2Fb?x=%zz', 'passes'],
    ['TRACE', '/', 'method_not_allowed'],
    ['PROPFIND', '/', 'method_not_allowed'],
    ['GET', `/${'a'.repeat(8_192)}`, 'uri_too_long'],
    ['GET', '/%zz', 'malformed_request'],
    ['GET', '/a%', 'malformed_request'],
    ['GET', '/%ff%fe', 'malformed_request'],
    ['GET', '//evil.example/', 'malformed_request'],
    ['GET', '/_next/static/../../package.json', 'malformed_request'],
    ['GET', '/a/..', 'malformed_request'],
    ['GET', '/a/./b', 'malformed_request'],
    ['GET', '/a#b', 'malformed_request'],
    ['GET', '/?a#b', 'malformed_request'],
    ['GET', '/a/..b/.c', 'passes'],
    ['GET', '/\\evil.example/', 'malformed_request'],
    ['GET', 'http://evil.example/', 'malformed_request'],
    ['OPTIONS', '*', 'malformed_request'],
  ])('%s %.40s %s', (method, url, expected) => expect(outcome(method, url)).toBe(expected));

  it.each(['Host', 'content-type', 'Origin', 'Cookie'])('refuses a second %s', (name) => {
    expect(outcome('GET', '/', [name, 'a', name.toUpperCase(), 'b'])).toBe('malformed_request');
  });

  it('counts all headers together', () => {
    const header = (bytes: number) => ['X-A', 'a'.repeat(bytes)];
    expect(outcome('GET', '/', [...header(8_000), 'X-B', 'b'.repeat(8_000)])).toBe('passes');
    expect(outcome('GET', '/', [...header(8_200), 'X-B', 'b'.repeat(8_200)])).toBe('headers_too_large');
  });
});

describe('acceptableRequestId', () => {
  it.each(['abcdefgh', '0190f1a2-7b3c-7def-8123-456789abcdef', 'trace.id_1'])('keeps %s', (id) =>
    expect(acceptableRequestId(id)).toBe(id));
  it.each([
    undefined,
    'short',
    'a'.repeat(65),
    'line\nbreak',
    'quote"quote',
    'späce-here',
    ['a', 'b'],
  ])('replaces %j', (id) => expect(acceptableRequestId(id as string)).toBeUndefined());
});
