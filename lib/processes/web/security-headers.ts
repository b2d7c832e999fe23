import { randomBytes } from 'node:crypto';

export interface HeaderPolicy {
  publicUrl: string;
  /** `next dev` compiles with eval and reloads over a WebSocket. */
  dev: boolean;
  /** Origins a form may lead to besides our own: the sign-in provider. */
  formTargets: string[];
}

export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** The policy of a rendered page. `strict-dynamic` lets a stamped script load the chunks it needs. */
export function pagePolicy(nonce: string, { dev, formTargets }: HeaderPolicy): string {
  return [
    `default-src 'self'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: https://avatars.githubusercontent.com`,
    `font-src 'self'`,
    `connect-src 'self'${dev ? ' ws: wss:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** The policy of everything that is not a page: data renders nothing, static files load only their like. */
export function dataPolicy(isStatic: boolean): string {
  return `default-src ${isStatic ? "'self'; object-src 'none'; base-uri 'none'" : "'none'"}; frame-ancestors 'none'`;
}

/** On every answer, errors included. */
export function commonHeaders({ publicUrl }: HeaderPolicy): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy':
      'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
    ...(publicUrl.startsWith('https:')
      ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
}
