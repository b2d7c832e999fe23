import http from 'node:http';
import { expect, test } from 'vitest';
import { isServed, productUnderTest } from './fixtures/product-under-test.ts';

const { product, start, leftOver } = productUnderTest();

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
