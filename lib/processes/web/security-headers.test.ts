import { describe, expect, it } from 'vitest';
import { commonHeaders, dataPolicy, type HeaderPolicy, newNonce, pagePolicy } from './security-headers.ts';

const policy: HeaderPolicy = { publicUrl: 'https://portal.example.com', dev: false, formTargets: [] };

describe('pagePolicy', () => {
  it('is what it was when it was last looked at', () => {
    expect(pagePolicy('abc', policy).split('; ')).toMatchInlineSnapshot(`
      [
        "default-src 'self'",
        "script-src 'nonce-abc' 'strict-dynamic'",
        "style-src 'self' 'nonce-abc'",
        "style-src-elem 'self' 'nonce-abc'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: https://avatars.githubusercontent.com",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]
    `);
  });

  it('lets nothing inline or evaluated run', () => {
    const text = pagePolicy('abc', policy);
    expect(text).not.toContain('unsafe-eval');
    expect(/script-src [^;]*/.exec(text)?.[0]).not.toContain('unsafe-inline');
  });

  it('lets forms lead to the provider of sign-in only when there is one', () => {
    expect(pagePolicy('a', { ...policy, formTargets: ['https://github.com'] })).toContain(
      `form-action 'self' https://github.com;`,
    );
  });
});

describe('newNonce', () => {
  it('is new each time and has 128 bits', () => {
    const nonces = new Set(Array.from({ length: 100 }, newNonce));
    expect(nonces.size).toBe(100);
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
  });
});

describe('headers of everything', () => {
  it('asks for TLS only where there is TLS', () => {
    expect(commonHeaders(policy)['Strict-Transport-Security']).toContain('max-age=31536000');
    expect(commonHeaders({ ...policy, publicUrl: 'http://localhost:3000' })).not.toHaveProperty(
      'Strict-Transport-Security',
    );
  });

  it('renders no data', () => {
    expect(dataPolicy(false)).toBe(`default-src 'none'; frame-ancestors 'none'`);
    expect(dataPolicy(true)).toBe(
      `default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`,
    );
  });
});
