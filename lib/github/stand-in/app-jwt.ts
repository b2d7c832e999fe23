import { verify } from 'node:crypto';

/** Beyond these many seconds GitHub believes no token of an App. */
const LONGEST = 600;
const LEEWAY = 60;

type Claims = Record<string, unknown>;

/** The word of GitHub's refusal, or nothing when `text` is signed by the App and timely. `now` is in seconds. */
export function refuseJwt(
  text: string,
  app: { id: string; publicKey: string },
  now: number,
): string | undefined {
  const [header = '', payload = '', signature = '', ...more] = text.split('.');
  const head = decode(header);
  const claims = decode(payload);
  if (!head || !claims || signature === '' || more.length > 0) return 'A JSON web token could not be decoded';
  if (head.alg !== 'RS256') return 'A JSON web token could not be decoded';
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify('RSA-SHA256', signed, app.publicKey, Buffer.from(signature, 'base64url')))
    return 'A JSON web token could not be decoded';
  const { iss, iat, exp } = claims;
  if (typeof iat !== 'number' || iat > now + LEEWAY)
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  if (typeof exp !== 'number' || exp <= now)
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  if (exp > now + LONGEST) return "'Expiration time' claim ('exp') is too far in the future";
  return String(iss) === app.id ? undefined : 'Integration not found';
}

function decode(part: string): Claims | undefined {
  try {
    const value = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
