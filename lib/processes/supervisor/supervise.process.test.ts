import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FakeProduct } from './fixtures/fake-product.ts';
import { isServed, productUnderTest } from './fixtures/product-under-test.ts';

const { product, start, leftOver } = productUnderTest();

test('a first start makes everything and prints one address; SIGTERM stops in order', async () => {
  const launch = await start();
  const url = await launch.ready();
  expect(url).toBe(`http://localhost:${product.port}`);
  expect(launch.text.match(/https?:\/\//g)).toHaveLength(1);
  // A line of its own: it may come after the one that was waited for.
  await expect.poll(() => launch.text).toContain('Ada Admin (admin), Devi Developer (developer), ');
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

test('below a folder closed to others, root keeps the data where PostgreSQL can reach it', async () => {
  const closed = new FakeProduct(0o700);
  const launch = await closed.start();
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
    expect([0, 'SIGTERM'], launch.text).toContain((await launch.signal('SIGTERM')).code);
    expect(leftOver()).toEqual([]);
  }
});
