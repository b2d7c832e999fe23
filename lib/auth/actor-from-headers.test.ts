import { describe, expect, it } from 'vitest';
import type { Services } from '#lib/access/server/context.ts';
import { issueToken, TOKEN_SECONDS } from './access-token.ts';
import { actorFromHeaders } from './actor-from-headers.ts';
import { newSessionToken } from './session-cookie.ts';

const env = { authSecret: 'a-secret-for-tests-only-0123456789abcdef', url: 'https://portal.example' };
/** Whoever asks it anything fails: what is tested here has to be decided before. */
const db = {
  get run(): never {
    throw new Error('the database was asked');
  },
};
const services = { env, db } as unknown as Services;
const ask = (headers: Record<string, string>) => actorFromHeaders(services, new Headers(headers));
const REFUSED = { code: 'unauthenticated', message: 'The access token is not valid (any more).' };
const claims = { subject: '0190f1a2-7b3c-7def-8123-456789abcdef', isMachine: true };

describe('a header of authorization', () => {
  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer a b',
    'Bearer a.b.c d',
    'Basic dXNlcjpwYXNz',
    'bearer: a.b.c',
    'a.b.c',
    'Bearer a.b.c, Bearer d.e.f',
    'Bearer ä.b.c',
  ])('that can be no token is refused without a look into the database: "%s"', async (authorization) => {
    await expect(ask({ authorization })).rejects.toMatchObject(REFUSED);
  });

  it('with a token that is over is refused without a look into the database', async () => {
    const issuedAt = new Date(Date.now() - (TOKEN_SECONDS + 60) * 1000);
    const token = await issueToken(env, { ...claims, issuedAt });
    await expect(ask({ authorization: `Bearer ${token}` })).rejects.toMatchObject(REFUSED);
  });

  it.each(['Bearer', 'bearer', 'BEARER'])('with a good token is looked up: %s', async (scheme) => {
    const token = await issueToken(env, { ...claims, issuedAt: new Date() });
    await expect(ask({ authorization: `${scheme} ${token}` })).rejects.toThrow('the database was asked');
  });

  it('counts for more than a cookie', async () => {
    const cookie = `__Host-quayside.session=${newSessionToken()}`;
    await expect(ask({ authorization: 'Bearer x', cookie })).rejects.toMatchObject(REFUSED);
  });
});

describe('a cookie', () => {
  it.each([
    ['none', {}],
    ['another', { cookie: 'theme=dark' }],
    ['that of plain HTTP', { cookie: `quayside.session=${newSessionToken()}` }],
    ['one that cannot be ours', { cookie: '__Host-quayside.session=1' }],
  ] as [string, Record<string, string>][])('makes nobody of a visitor: %s', async (_name, headers) => {
    expect(await ask(headers)).toEqual({ kind: 'anonymous' });
  });

  it('that may be ours is looked up', async () => {
    const cookie = `theme=dark; __Host-quayside.session=${newSessionToken()}`;
    await expect(ask({ cookie })).rejects.toThrow('the database was asked');
  });
});
