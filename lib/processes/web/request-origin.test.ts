import { describe, expect, it } from 'vitest';
import { checkOrigin, isOurHost, type OriginPolicy } from './request-origin.ts';

const portal: OriginPolicy = { publicUrl: 'https://portal.example.com', loopbackIsOne: false };
const demo: OriginPolicy = { publicUrl: 'http://localhost:3000', loopbackIsOne: true };

type Case = Record<string, string> & { method?: string; path?: string };

function outcome(policy: OriginPolicy, { method = 'POST', path = '/', ...headers }: Case): string {
  try {
    checkOrigin(policy, { method, path, headers: { host: new URL(policy.publicUrl).host, ...headers } });
    return 'passes';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const cookie = 'quayside.session=x';
const origin = portal.publicUrl;
const refused = 'origin_not_allowed';

describe('changes sent with a cookie', () => {
  it.each<[Case, string]>([
    [{ cookie, origin }, 'passes'],
    [{ cookie, origin, 'sec-fetch-site': 'same-origin' }, 'passes'],
    [{ cookie }, refused],
    [{ cookie, origin: 'null' }, refused],
    [{ cookie, origin: '' }, refused],
    [{ cookie, origin: 'https://evil.example' }, refused],
    [{ cookie, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, refused],
    [{ cookie, origin: 'http://portal.example.com' }, refused],
    [{ cookie, origin: 'https://portal.example.com:444' }, refused],
    [{ cookie, origin: 'https://portal.example.com.evil.example' }, refused],
    [{ cookie, origin: 'https://portal.example.com@evil.example' }, refused],
    [{ cookie, origin: `${origin}, https://evil.example` }, refused],
    [{ cookie, origin, 'sec-fetch-site': 'cross-site' }, refused],
    [{ cookie, origin, 'sec-fetch-site': 'same-site' }, refused],
    [{ cookie, path: '/v1/blueprints' }, refused],
    [{ cookie, path: '/v1/blueprints', authorization: 'Bearer x' }, refused],
    [{ cookie, method: 'DELETE', path: '/v1/blueprints/a', origin: 'https://evil.example' }, refused],
  ])('%j: %s', (headers, expected) => expect(outcome(portal, headers)).toBe(expected));
});

describe('requests without a cookie', () => {
  it.each<[Case, string]>([
    [{ path: '/v1/blueprints', authorization: 'Bearer x' }, 'passes'],
    [{ path: '/v1/blueprints', authorization: 'Bearer x', origin: 'https://tool.example' }, 'passes'],
    [{ path: '/v1/auth/access_token' }, 'passes'],
    [{ path: '/v1/auth/access_token', origin: 'https://evil.example' }, refused],
    [{ path: '/api/webhooks/github' }, 'passes'],
    [{ path: '/sign-in' }, refused],
    [{ path: '/sign-in', origin: 'https://evil.example' }, refused],
    [{ path: '/sign-in', origin }, 'passes'],
    [{ method: 'GET', path: '/', origin: 'https://evil.example' }, 'passes'],
  ])('%j: %s', (headers, expected) => expect(outcome(portal, headers)).toBe(expected));
});

describe('the name the request came under', () => {
  it.each<[Case, string]>([
    [{ method: 'GET', host: 'evil.example' }, 'misdirected_request'],
    [{ method: 'GET', host: 'evil.example', path: '/v1/blueprints', cookie }, 'misdirected_request'],
    [{ method: 'GET', host: '' }, 'misdirected_request'],
    [{ method: 'GET', host: '10.0.0.7:3000', path: '/api/health/ready' }, 'passes'],
    [{ method: 'GET', host: 'quayside.svc', path: '/v1/blueprints', authorization: 'Bearer x' }, 'passes'],
    [{ host: 'evil.example', path: '/v1/demo/session' }, 'misdirected_request'],
    [{ method: 'GET', host: 'PORTAL.example.com' }, 'passes'],
    [{ method: 'GET', host: 'portal.example.com:443' }, 'passes'],
  ])('%j: %s', (headers, expected) => expect(outcome(portal, headers)).toBe(expected));
});

describe('demo mode', () => {
  it.each([
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
  ])('counts %s as one', (ours) => {
    expect(outcome(demo, { cookie, origin: ours, host: new URL(ours).host })).toBe('passes');
  });

  it.each([
    'http://localhost:3001',
    'https://localhost:3000',
    'http://localhost.evil.example:3000',
    'http://127.0.0.2:3000',
  ])('refuses %s', (other) => expect(outcome(demo, { cookie, origin: other })).toBe(refused));

  it('is no licence elsewhere', () => {
    expect(isOurHost({ ...demo, loopbackIsOne: false }, '127.0.0.1:3000')).toBe(false);
    expect(isOurHost({ ...portal, loopbackIsOne: true }, 'localhost')).toBe(false);
  });
});
