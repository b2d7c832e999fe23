import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether GitHub signed exactly these bytes with `secret` (`X-Hub-Signature-256`), in constant time. */
export function isSignedBy(secret: string, bytes: Uint8Array, signature: string | null): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`);
  const given = Buffer.from(signature ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
