import { sign } from '@octokit/webhooks-methods';
import { describe, expect, it } from 'vitest';
import { isSignedBy } from './verify-signature.ts';

const SECRET = 'a secret of the hook';
const BODY = '{"zen":"Keep it logically awesome."}';
const bytes = new TextEncoder().encode(BODY);

describe('isSignedBy', () => {
  it('accepts what GitHub’s own library signs', async () => {
    expect(isSignedBy(SECRET, bytes, await sign(SECRET, BODY))).toBe(true);
  });

  it('knows the example of GitHub’s documentation', () => {
    const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
    expect(
      isSignedBy("It's a Secret to Everybody", new TextEncoder().encode('Hello, World!'), signature),
    ).toBe(true);
  });

  it('refuses every other byte, key and form', async () => {
    const good = await sign(SECRET, BODY);
    const changed = Uint8Array.from(bytes);
    changed[3] = (changed[3] ?? 0) ^ 1;
    expect(isSignedBy(SECRET, changed, good)).toBe(false);
    expect(isSignedBy(SECRET, bytes.subarray(1), good)).toBe(false);
    expect(isSignedBy('another', bytes, good)).toBe(false);
    for (const form of [
      null,
      '',
      'sha256=',
      good.slice(7),
      good.toUpperCase(),
      `${good} `,
      `sha1=${good.slice(7)}`,
    ])
      expect(isSignedBy(SECRET, bytes, form), String(form)).toBe(false);
  });

  it('looks at bytes and not at text', async () => {
    const broken = Uint8Array.of(0x7b, 0xff, 0x7d);
    const replaced = new TextDecoder().decode(broken);
    expect(isSignedBy(SECRET, broken, await sign(SECRET, replaced))).toBe(false);
  });
});
