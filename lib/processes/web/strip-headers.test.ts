import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { putHeader, stripForeignHeaders } from './strip-headers.ts';

function message(entries: [string, string][]): IncomingMessage {
  return {
    headers: Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value])),
    rawHeaders: entries.flat(),
  } as unknown as IncomingMessage;
}

describe('stripForeignHeaders', () => {
  it.each([
    'X-Middleware-Subrequest',
    'x-middleware-rewrite',
    'X-Forwarded-Host',
    'x-forwarded-user',
    'Forwarded',
    'X-Real-IP',
    'X-Nonce',
    'Content-Security-Policy',
    'content-security-policy-report-only',
    'X-Quayside-Path',
    'Next-Resume',
    'x-nextjs-data',
    'X-HTTP-Method-Override',
    'x-original-url',
  ])('takes %s from outside away', (name) => {
    const request = message([
      ['Host', 'a'],
      [name, 'evil'],
      ['Accept', 'b'],
    ]);
    stripForeignHeaders(request);
    expect(request.headers).toEqual({ host: 'a', accept: 'b' });
    expect(request.rawHeaders).toEqual(['Host', 'a', 'Accept', 'b']);
  });

  it.each([
    'Cookie',
    'Authorization',
    'RSC',
    'Next-Action',
    'Next-Router-State-Tree',
    'X-Request-Id',
    'X-Hub-Signature-256',
  ])('leaves %s', (name) => {
    const request = message([[name, 'a']]);
    stripForeignHeaders(request);
    expect(request.headers).toHaveProperty(name.toLowerCase());
    expect(request.rawHeaders).toEqual([name, 'a']);
  });
});

describe('putHeader', () => {
  it('replaces every occurrence in both views', () => {
    const request = message([
      ['X-Nonce', 'one'],
      ['Host', 'a'],
    ]);
    request.rawHeaders.push('x-nonce', 'two');
    putHeader(request, 'x-nonce', 'ours');
    expect(request.headers['x-nonce']).toBe('ours');
    expect(request.rawHeaders).toEqual(['Host', 'a', 'x-nonce', 'ours']);
  });
});
