import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { canReach, findAccount, maySearch } from './account.ts';

const nobody = { name: 'nobody', uid: 65534, gid: 65534 };
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('prefers postgres, falls back to nobody, invents nothing', () => {
  const both =
    'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\npostgres:x:101:104::/var:/bin/sh\n';
  expect(findAccount(both)).toEqual({ name: 'postgres', uid: 101, gid: 104 });
  expect(findAccount('nobody:x:65534:65534::/:/bin/false')).toEqual(nobody);
  expect(findAccount('root:x:0:0::/root:/bin/sh')).toBeUndefined();
});

test('owner, group and others each count with their own bit only', () => {
  expect(maySearch(nobody, { uid: 65534, gid: 0, mode: 0o700 })).toBe(true);
  expect(maySearch(nobody, { uid: 65534, gid: 0, mode: 0o077 })).toBe(false);
  expect(maySearch(nobody, { uid: 0, gid: 65534, mode: 0o710 })).toBe(true);
  expect(maySearch(nobody, { uid: 0, gid: 0, mode: 0o755 })).toBe(true);
  expect(maySearch(nobody, { uid: 0, gid: 0, mode: 0o700 })).toBe(false);
});

test('a closed folder anywhere on the way closes all below', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'account-'));
  folders.push(root);
  chmodSync(root, 0o755);
  mkdirSync(path.join(root, 'closed', 'deep'), { recursive: true });
  const stranger = { name: 'stranger', uid: 4_000_001, gid: 4_000_001 };
  expect(canReach(stranger, path.join(root, 'closed', 'deep', 'data'))).toBe(true);
  chmodSync(path.join(root, 'closed'), 0o700);
  expect(canReach(stranger, path.join(root, 'closed', 'deep', 'data'))).toBe(false);
  expect(canReach(undefined, path.join(root, 'closed', 'deep', 'data'))).toBe(true);
});
