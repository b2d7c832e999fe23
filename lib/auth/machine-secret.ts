import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

const COST: ScryptOptions = { N: 16_384, r: 8, p: 1 };
const LENGTH = 32;

/** Stands in for clients that do not exist, so that guessing ids takes as long as guessing secrets. */
const NOBODY = `${'00'.repeat(16)}:${'00'.repeat(LENGTH)}`;

/** `salt:hash` in hex. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${(await derive(secret, salt)).toString('hex')}`;
}

/** Takes the same time whether or not there is a hash to compare with. */
export async function matchesSecret(secret: string, hash: string | undefined): Promise<boolean> {
  const [salt = '', expected = ''] = (hash ?? NOBODY).split(':');
  const actual = await derive(secret, Buffer.from(salt, 'hex'));
  const wanted = Buffer.from(expected, 'hex');
  return wanted.length === actual.length && timingSafeEqual(wanted, actual) && hash !== undefined;
}

function derive(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(secret, salt, LENGTH, COST, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
