import { describe, expect, it } from 'vitest';
import { checkPagePost, pagePath } from './page-request.ts';

async function outcome(path: string, headers: Record<string, string>, body = ''): Promise<string> {
  try {
    await checkPagePost(path, headers, Buffer.from(body));
    return 'passes';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const form = 'multipart/form-data; boundary=x';
const part = '--x\r\nContent-Disposition: form-data; name="1_a"\r\n\r\nvalue\r\n--x--\r\n';

describe('checkPagePost', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['/', { 'content-type': 'text/plain;charset=UTF-8', 'next-action': '40ab' }, '[]', 'passes'],
    ['/', { 'content-type': form, 'next-action': '40ab' }, part, 'passes'],
    ['/', { 'content-type': form }, part, 'passes'],
    ['/', { 'content-type': form }, 'garbage', 'malformed_request'],
    ['/', { 'content-type': form }, '', 'malformed_request'],
    ['/', { 'content-type': 'multipart/form-data' }, part, 'malformed_request'],
    ['/', { 'content-type': 'text/plain' }, '[]', 'unsupported_media_type'],
    ['/', { 'content-type': 'application/json' }, '{}', 'unsupported_media_type'],
    ['/', {}, '', 'unsupported_media_type'],
    ['/', { 'content-type': form, 'content-encoding': 'gzip' }, part, 'unsupported_media_type'],
    ['/api/auth/signin/github', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b', 'passes'],
    ['/api/auth/signin/github', { 'content-type': 'application/json' }, '{}', 'unsupported_media_type'],
  ])('%s %j %.10s %s', async (path, headers, body, expected) => {
    expect(await outcome(path, headers, body)).toBe(expected);
  });
});

describe('pagePath', () => {
  it.each([
    ['/catalog', '/catalog'],
    ['/catalog?_rsc=1x2', '/catalog'],
    ['/catalog?a=1&_rsc=1x2&b=2', '/catalog?a=1&b=2'],
    ['/catalog?x_rsc=1', '/catalog?x_rsc=1'],
  ])('%s is %s', (url, path) => expect(pagePath(url)).toBe(path));
});
