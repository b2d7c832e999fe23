import { writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { awaitReady } from './await-ready.ts';
import { demandPort } from './claim-installation.ts';

let server: http.Server;
let url: string;
let statuses: number[];
const logFile = path.join(tmpdir(), `quayside-ready-${process.pid}.log`);

beforeEach(async () => {
  statuses = [];
  server = http.createServer((_, response) => {
    response.statusCode = statuses.shift() ?? 503;
    response.end('the database is missing');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  server.close();
});

test('waits through 503 until 200', async () => {
  statuses = [503, 503, 200];
  await awaitReady({ url, logFile, crashes: () => 0 });
  expect(statuses).toEqual([]);
});

test('gives up after the time with the last answer', async () => {
  await expect(awaitReady({ url, logFile, crashes: () => 0, milliseconds: 200 })).rejects.toThrow(
    /not ready \(503 the database is missing\)/,
  );
});

test('does not wait for a process that keeps crashing, and shows what it said', async () => {
  writeFileSync(logFile, 'Error: no such module\n');
  await expect(awaitReady({ url: 'http://127.0.0.1:1/', logFile, crashes: () => 3 })).rejects.toThrow(
    /again and again:\nError: no such module/,
  );
});

test('a port in use is told in one line, a free one is fine', async () => {
  const { port } = server.address() as AddressInfo;
  await expect(demandPort({ host: '127.0.0.1', port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 cannot be used: another program listens there. Stop it, or set PORT to a free one.`,
  );
  await expect(demandPort({ host: '203.0.113.1', port })).rejects.toThrow('no such address');
  await new Promise((resolve) => server.close(resolve));
  await demandPort({ host: '127.0.0.1', port });
});
