import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a demo makes up for itself: how web, worker and the stand-in for GitHub know each other. */
export interface DemoSecrets {
  clientSecret: string;
  githubToken: string;
  webhookSecret: string;
  /** kept, since stored requests name the stand-in's address */
  standInPort: number;
}

const NAMES = ['clientSecret', 'githubToken', 'webhookSecret'] as const;

export function readDemoSecrets(dataDir: string): Partial<DemoSecrets> {
  const file = fileIn(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<DemoSecrets>) : {};
}

/** The folder's secrets, those that are missing made now; the file is for its owner's eyes only. */
export function keepDemoSecrets(dataDir: string, standInPort: number): DemoSecrets {
  const known = readDemoSecrets(dataDir);
  const file = fileIn(dataDir);
  const made = Object.fromEntries(
    NAMES.map((name) => [name, known[name] ?? randomBytes(32).toString('base64url')]),
  );
  const secrets = { ...made, standInPort } as unknown as DemoSecrets;
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, 'demo-secrets.json');
}
