import { createPrivateKey, type KeyObject } from 'node:crypto';

/** A GitHub App as which we ask. The key is an object, not a text: nothing can write it into a log by mistake. */
export interface AppCredentials {
  id: string;
  privateKey: KeyObject;
}

const APP_ID = /^\d{1,12}$|^Iv[\w.]{1,60}$/;
const SHORTEST_KEY = 2_048;

/**
 * Reads what the configuration says of the App; `key` is PEM, with `\n` for line ends where a line is all there
 * is room for, or the same in base64. What is wrong is added to `problems`, never with any of the key in it.
 */
export function readAppCredentials(
  id: string | undefined,
  key: string | undefined,
  problems: string[],
): AppCredentials | undefined {
  if (id === undefined && key === undefined) return undefined;
  if (id === undefined || key === undefined) {
    problems.push('GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY belong together; only one is set.');
    return undefined;
  }
  if (!APP_ID.test(id)) problems.push('GITHUB_APP_ID must be the App’s number or its client ID.');
  const privateKey = readKey(key);
  if (typeof privateKey === 'string') {
    problems.push(`GITHUB_APP_PRIVATE_KEY ${privateKey}.`);
    return undefined;
  }
  return { id, privateKey };
}

function readKey(text: string): KeyObject | string {
  const pem = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
  if (!pem.includes('-----BEGIN')) return 'must be the PEM file that GitHub gave, as it is or in base64';
  try {
    const key = createPrivateKey(pem.replaceAll(String.raw`\n`, '\n'));
    const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
    if (key.asymmetricKeyType !== 'rsa' || modulusLength < SHORTEST_KEY)
      return `must be an RSA key of at least ${SHORTEST_KEY} bits`;
    return key;
  } catch {
    return 'cannot be read as a private key; is it whole?';
  }
}
