import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveAuthSecret } from './auth-secret.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'quayside-secret-')), 'data');
});
afterEach(() => rmSync(path.dirname(dataDir), { recursive: true }));

describe('resolveAuthSecret', () => {
  it('takes the configured one', () => {
    expect(resolveAuthSecret({ authSecret: 'configured', dataDir })).toBe('configured');
  });

  it('makes one and keeps it, for its owner only', () => {
    const secret = resolveAuthSecret({ authSecret: undefined, dataDir });
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(resolveAuthSecret({ authSecret: undefined, dataDir })).toBe(secret);
    const file = path.join(dataDir, 'auth-secret');
    expect(readFileSync(file, 'utf8')).toBe(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('refuses to go on with a broken one', () => {
    resolveAuthSecret({ authSecret: undefined, dataDir });
    writeFileSync(path.join(dataDir, 'auth-secret'), 'short');
    expect(() => resolveAuthSecret({ authSecret: undefined, dataDir })).toThrow('at least 32 characters');
  });
});
