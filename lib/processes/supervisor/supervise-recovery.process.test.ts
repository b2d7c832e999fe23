import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answers, inTheMaking } from '#db/embedded/cluster.ts';
import { isServed, productUnderTest } from './fixtures/product-under-test.ts';
import { databaseProcesses, isAlive } from './process-table.ts';

const { product, start, leftOver } = productUnderTest();

describe('while the database is made', () => {
  /** Whoever looks at it now finds what seems to be a cluster and is none. */
  async function startAndSeeItMade() {
    const launch = await start();
    const version = path.join(inTheMaking(product.clusterDir), 'PG_VERSION');
    await expect.poll(() => existsSync(version), { timeout: 10_000, interval: 5 }).toBe(true);
    return launch;
  }

  test('a stop leaves no process', async () => {
    const launch = await startAndSeeItMade();
    expect((await launch.signal('SIGTERM')).code, launch.text).toBe(0);
    expect(leftOver()).toEqual([]);
    expect(existsSync(product.clusterDir)).toBe(false);
  });

  test('after kill -9 of everything the next start makes it anew', async () => {
    const killed = await startAndSeeItMade();
    killed.child.kill('SIGKILL');
    for (const { pid } of leftOver()) process.kill(pid, 'SIGKILL');
    await killed.ended;
    expect(existsSync(product.clusterDir)).toBe(false);
    const next = await start();
    expect(await isServed(await next.ready())).toBe(true);
    expect(existsSync(inTheMaking(product.clusterDir))).toBe(false);
  });
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
  expect(databaseProcesses(product.clusterDir).length).toBeGreaterThan(1);
  expect(launch.text).toContain('web was ended by SIGKILL');
  expect(launch.text).toContain('postgres was ended by SIGKILL');
});
