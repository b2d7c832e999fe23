import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAppCredentials } from './app-credentials.ts';

const rsa = (modulusLength: number) =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
const { privateKey: pem, publicKey } = rsa(2_048);
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});

function read(id: string | undefined, key: string | undefined) {
  const problems: string[] = [];
  return { app: readAppCredentials(id, key, problems), problems };
}

describe('readAppCredentials', () => {
  it.each([
    ['as it is', pem],
    ['in one line', pem.replaceAll('\n', String.raw`\n`)],
    ['in base64', Buffer.from(pem).toString('base64')],
  ])('reads a key %s', (_, key) => {
    const { app, problems } = read('123456', key);
    expect(problems).toEqual([]);
    expect(app?.privateKey.export({ type: 'pkcs1', format: 'pem' })).toBe(pem);
  });

  it('takes a client ID for a number, and nothing at all', () => {
    expect(read('Iv23liAbc.def', pem).problems).toEqual([]);
    expect(read(undefined, undefined)).toEqual({ app: undefined, problems: [] });
  });

  it.each<[string, string | undefined, string | undefined, string]>([
    ['no key', '1', undefined, 'belong together'],
    ['no id', undefined, pem, 'belong together'],
    ['an id that is a name', 'quayside', pem, 'GITHUB_APP_ID must be'],
    [
      'text',
      '1',
      'words-of-a-secret-that-is-no-key-at-all-but-long-enough-to-be-one',
      'must be the PEM file',
    ],
    ['a public key', '1', publicKey, 'cannot be read'],
    ['half a key', '1', pem.slice(0, 400), 'cannot be read'],
    ['a key of another kind', '1', String(ec), 'must be an RSA key'],
    ['a key that is too short', '1', rsa(1_024).privateKey, 'at least 2048 bits'],
  ])('refuses %s, and tells nothing of the key', (_, id, key, problem) => {
    const { problems } = read(id, key);
    expect(problems).toEqual([expect.stringContaining(problem)]);
    if (key) expect(problems.join()).not.toContain(key.slice(30, 60));
  });

  it('holds a key that no log can write', () => {
    const { app } = read('1', pem);
    expect(JSON.stringify({ app })).not.toContain('PRIVATE');
    expect(JSON.stringify({ app })).not.toContain(pem.slice(40, 80));
  });
});
