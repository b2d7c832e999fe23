import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { locateBinaries } from './binaries.ts';
import { answers, freePort, postmasterPid, protectFolder } from './cluster.ts';

const root = mkdtempSync(path.join(tmpdir(), 'quayside-cluster-'));
const dataDir = path.join(root, 'postgres');
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir);
});

it.each([
  ['4711\n/data\n1700000000\n', 4711],
  ['4711', 4711],
  ['', undefined],
  ['\n4711', undefined],
  ['-1\n', undefined],
  ['0\n', undefined],
  ['12.5\n', undefined],
  ['4711 or so\n', undefined],
])('a lock file with %j names the server %s', (content, pid) => {
  writeFileSync(path.join(dataDir, 'postmaster.pid'), content);
  expect(postmasterPid(dataDir)).toBe(pid);
});

it('without a lock file, or without a folder, there is no server', () => {
  expect(postmasterPid(dataDir)).toBeUndefined();
  expect(postmasterPid(path.join(root, 'missing'))).toBeUndefined();
});

it('others may walk through a protected folder, and see nothing of it', () => {
  protectFolder(dataDir);
  expect(statSync(dataDir).mode & 0o777).toBe(0o711);
});

it('a free port can be listened on', async () => {
  const port = await freePort();
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  expect((server.address() as net.AddressInfo).port).toBe(port);
  await new Promise((resolve) => server.close(resolve));
});

it('nobody answers where nobody listens', async () => {
  expect(await answers(`postgres://quayside@127.0.0.1:${await freePort()}/postgres`)).toBe(false);
});

it('the binaries of this platform are there, with the libraries they are linked to', () => {
  const binaries = locateBinaries(undefined);
  for (const name of ['postgres', 'initdb', 'pg_ctl'])
    expect(statSync(path.join(binaries, 'bin', name)).mode & 0o111, name).not.toBe(0);
  expect(locateBinaries(undefined)).toBe(binaries);
});
