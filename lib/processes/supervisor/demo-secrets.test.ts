import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepDemoSecrets, readDemoSecrets } from './demo-secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quayside-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('made once, kept, and for the owner only', () => {
  expect(readDemoSecrets(folder)).toEqual({});
  const first = keepDemoSecrets(folder, 4_900);
  expect(new Set([first.clientSecret, first.githubToken, first.webhookSecret]).size).toBe(3);
  expect(first.clientSecret.length).toBeGreaterThanOrEqual(32);
  expect(keepDemoSecrets(folder, 4_900)).toEqual(first);
  expect(readDemoSecrets(folder)).toEqual(first);
  expect(readdirSync(folder)).toEqual(['demo-secrets.json']);
  expect(statSync(path.join(folder, 'demo-secrets.json')).mode & 0o777).toBe(0o600);
});

test('a new port changes nothing else; what is missing is added', () => {
  const first = keepDemoSecrets(folder, 4_900);
  expect(keepDemoSecrets(folder, 4_901)).toEqual({ ...first, standInPort: 4_901 });
  writeFileSync(path.join(folder, 'demo-secrets.json'), '{"githubToken":"mine"}');
  const second = keepDemoSecrets(folder, 4_900);
  expect(second.githubToken).toBe('mine');
  expect(second.webhookSecret).not.toBe(first.webhookSecret);
});
