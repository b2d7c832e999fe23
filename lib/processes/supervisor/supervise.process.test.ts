import { existsSync, rmSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { answers } from '#db/embedded/cluster.ts';
import { FakeProduct, type Launch } from './fixtures/fake-product.ts';
import { databaseProcesses, isAlive, supervisedProcesses } from './process-table.ts';

let product: FakeProduct;
const launches: Launch[] = [];

beforeAll(() => {
  product = new FakeProduct();
});
afterEach(async () => {
  for (const launch of launches.splice(0)) {
    if (launch.child.exitCode === null && launch.child.signalCode === null) await launch.signal('SIGTERM');
  }
  rmSync(path.join(product.root, 'stopped'), { force: true });
});
afterAll(() => product.clear());

async function start(options?: Parameters<FakeProduct['start']>[0]): Promise<Launch> {
  const launch = await product.start(options);
  launches.push(launch);
  return launch;
}

const leftOver = () => [
  ...supervisedProcesses(product.dataDir),
  ...databaseProcesses(path.join(product.dataDir, 'postgres')),
];
const isServed = (url: string) =>
  fetch(url).then(
    (answer) => answer.ok,
    () => false,
  );

test('a first start makes everything and prints one address; SIGTERM stops in order', async () => {
  const launch = await start();
  const url = await launch.ready();
  expect(url).toBe(`http://localhost:${product.port}`);
  expect(launch.text.match(/https?:\/\//g)).toHaveLength(1);
  expect(launch.text).toContain('admin, developer, developer2, approver');
  expect(await isServed(url)).toBe(true);
  for (const name of ['auth-secret', 'demo-secrets.json', 'postgres.password'])
    expect(statSync(path.join(product.dataDir, name)).mode & 0o777).toBe(0o600);
  expect(product.notes('builds')).toEqual(['built']);
  const { code, milliseconds } = await launch.signal('SIGTERM');
  expect(code).toBe(0);
  expect(milliseconds).toBeLessThan(15_000);
  expect(product.notes('stopped')).toEqual(['web', 'worker', 'stand-in']);
  expect(leftOver()).toEqual([]);
});

test('a second start builds nothing', async () => {
  await (await start({ args: ['--empty'] })).ready();
  expect(product.notes('builds')).toEqual(['built']);
  expect(product.notes('seeds')).toEqual(['[]', '["--empty"]']);
});

test('after kill -9 of the supervisor alone the next one ends its children and starts anew', async () => {
  const killed = await start();
  await killed.ready();
  const former = leftOver();
  const stateBefore = product.state;
  await killed.signal('SIGKILL');
  expect(former.every(isAlive)).toBe(true);
  const next = await start();
  expect(await isServed(await next.ready())).toBe(true);
  expect(former.some(isAlive)).toBe(false);
  expect(Object.keys(product.state?.children ?? {}).toSorted()).toEqual(
    Object.keys(stateBefore?.children ?? {}).toSorted(),
  );
});

test('after kill -9 of everything the next start recovers by itself', async () => {
  const killed = await start();
  await killed.ready();
  const former = leftOver();
  killed.child.kill('SIGKILL');
  for (const { pid } of former) process.kill(pid, 'SIGKILL');
  await killed.ended;
  const next = await start();
  expect(await isServed(await next.ready())).toBe(true);
});

test('a killed web process and a killed PostgreSQL come back where they were', async () => {
  const launch = await start();
  const url = await launch.ready();
  for (const name of ['web', 'postgres']) {
    const before = product.child(name);
    process.kill(before?.pid as number, 'SIGKILL');
    await expect
      .poll(() => product.child(name)?.pid ?? before?.pid, { timeout: 10_000 })
      .not.toBe(before?.pid);
  }
  await expect.poll(() => isServed(url), { timeout: 10_000 }).toBe(true);
  // The answer is a refused password, which only a running server gives.
  expect(product.state?.databasePort).toBeGreaterThan(0);
  expect(await answers(`postgres://nobody@127.0.0.1:${product.state?.databasePort}/none`)).toBe(false);
  expect(databaseProcesses(path.join(product.dataDir, 'postgres')).length).toBeGreaterThan(1);
  expect(launch.text).toContain('web was ended by SIGKILL');
  expect(launch.text).toContain('postgres was ended by SIGKILL');
});

test('a second instance on the same folder is refused in one line, and the first stays well', async () => {
  const first = await start();
  const url = await first.ready();
  const second = await start({ env: { PORT: '1' } });
  expect(await second.ended).toBe(1);
  expect(second.lines.at(-1)).toMatch(/already runs on the data folder .*process \d+, http:/);
  expect(second.text).not.toContain(' at ');
  expect(await isServed(url)).toBe(true);
});

test('a port in use is told in one line and nothing stays running', async () => {
  const other = http.createServer().listen(product.port, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const launch = await start();
  expect(await launch.ended).toBe(1);
  other.close();
  expect(launch.lines.at(-1)).toContain(`Port ${product.port} on 127.0.0.1 cannot be used`);
  expect(leftOver()).toEqual([]);
});

test.each([
  '/proc/quayside',
  '/dev/null/data',
])('a data folder at %s is refused in one line', async (folder) => {
  const launch = await start({ env: { QUAYSIDE_DATA_DIR: folder } });
  expect(await launch.ended).toBe(1);
  expect(launch.lines).toEqual([expect.stringContaining(`The data folder ${folder} cannot be used`)]);
});

test('everything wrong with the configuration is listed before anything is touched', async () => {
  const launch = await start({
    env: { PORT: 'x', QUAYSIDE_DEMO: 'maybe', QUAYSIDE_DATA_DIR: '/proc/quayside' },
  });
  expect(await launch.ended).toBe(1);
  expect(launch.text).toContain('2 problem(s)');
});

test.each([
  'SIGHUP',
  'SIGINT',
] as const)('%s stops us even where it was inherited as ignored', async (signal) => {
  const launch = await start({ shell: `trap '' HUP INT TERM` });
  await launch.ready();
  expect((await launch.signal(signal)).code).toBe(0);
  expect(leftOver()).toEqual([]);
});

test('children that do not listen are killed within 15 seconds', async () => {
  for (const name of ['web', 'worker', 'stand-in']) product.makeDeaf(name);
  const launch = await start();
  await launch.ready();
  const { code, milliseconds } = await launch.signal('SIGTERM');
  for (const name of ['web', 'worker', 'stand-in']) rmSync(path.join(product.root, `${name}-is-deaf`));
  expect(code).toBe(0);
  expect(milliseconds).toBeLessThan(15_000);
  expect(leftOver()).toEqual([]);
});

test('a stop in the middle of the start leaves nothing', async () => {
  for (const delay of [300, 900]) {
    const launch = await start();
    await new Promise((resolve) => setTimeout(resolve, delay));
    // Within the first moments there is no handler yet, and nothing to stop either.
    expect([0, 'SIGTERM']).toContain((await launch.signal('SIGTERM')).code);
    expect(leftOver()).toEqual([]);
  }
});

test('below a folder closed to others, root keeps the data where PostgreSQL can reach it', async () => {
  const closed = new FakeProduct(0o700);
  const launch = await closed.start();
  launches.push(launch);
  await launch.ready();
  const place = /keeps its data in ([^\s,]+)/.exec(launch.text)?.[1] ?? closed.dataDir;
  onTestFinished(() => {
    closed.clear(place);
    rmSync(place, { recursive: true, force: true });
  });
  if (process.getuid?.() === 0) expect(place).toMatch(/^\/var\/lib\/quayside\/quayside-supervisor-/);
  else expect(place).toBe(closed.dataDir);
  expect(existsSync(path.join(place, 'postgres', 'PG_VERSION'))).toBe(true);
  expect((await launch.signal('SIGTERM')).code).toBe(0);
});
