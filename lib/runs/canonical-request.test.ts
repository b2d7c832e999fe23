import { expect, it } from 'vitest';
import { canonicalJson, canonicalRequest, type ExactRequest, sha256 } from './canonical-request.ts';

const exact: ExactRequest = {
  method: 'POST',
  url: 'https://api.github.com/repos/acme/platform/actions/workflows/deploy.yml/dispatches',
  body: { ref: 'main', inputs: { b: '£', a: 'x\n' } },
  run: 'r_1',
  action: { version: 2, identifier: 'deploy' },
  entity: null,
  requester: { kind: 'person', id: 'u1', name: 'Ada' },
  secrets: [],
};

it('writes one text whatever the order of keys', () => {
  const { request } = canonicalRequest(exact);
  expect(request).toBe(
    '{"action":{"identifier":"deploy","version":2},"body":{"inputs":{"a":"x\\n","b":"£"},"ref":"main"},"entity":null,' +
      '"method":"POST","requester":{"id":"u1","kind":"person","name":"Ada"},"run":"r_1","secrets":[],' +
      '"url":"https://api.github.com/repos/acme/platform/actions/workflows/deploy.yml/dispatches"}',
  );
  expect(canonicalRequest(Object.fromEntries(Object.entries(exact).reverse()) as never).request).toBe(
    request,
  );
});

it('hashes the bytes of that text', () => {
  const { request, requestHash } = canonicalRequest(exact);
  expect(requestHash).toBe(sha256(request));
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it.each<[string, Partial<ExactRequest>]>([
  ['url', { url: `${exact.url}x` }],
  ['ref', { body: { ...exact.body, ref: 'other' } }],
  ['inputs', { body: { ref: 'main', inputs: { a: 'x' } } }],
  ['run', { run: 'r_2' }],
  ['version of the action', { action: { identifier: 'deploy', version: 3 } }],
  ['entity', { entity: { blueprint: 'b', identifier: 'e' } }],
  ['requester', { requester: { ...exact.requester, id: 'u2' } }],
  ['secrets', { secrets: [{ name: 'T', version: 1 }] }],
])('changes the hash with the %s', (_name, change) => {
  expect(canonicalRequest({ ...exact, ...change }).requestHash).not.toBe(canonicalRequest(exact).requestHash);
});

it('refuses what is not JSON', () => {
  expect(() => canonicalJson(undefined)).toThrow();
  expect(() => canonicalJson({ a: Number.NaN })).toThrow();
});
