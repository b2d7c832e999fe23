import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { acquireLock, waitForLock } from './instance-lock.ts';

const subject = (name: string) => `test ${name} ${process.pid}`;

test('one holder per subject, until it lets go', async () => {
  const first = await acquireLock(subject('a'));
  expect(first).toBeDefined();
  expect(await acquireLock(subject('a'))).toBeUndefined();
  const other = await acquireLock(subject('b'));
  expect(other).toBeDefined();
  await Promise.all([first?.release(), other?.release()]);
  const again = await acquireLock(subject('a'));
  expect(again).toBeDefined();
  await again?.release();
});

test('of ten who try at once, one wins', async () => {
  const locks = await Promise.all(Array.from({ length: 10 }, () => acquireLock(subject('race'))));
  const won = locks.filter((lock) => lock !== undefined);
  expect(won).toHaveLength(1);
  await won[0]?.release();
});

test('a holder that is killed holds nothing', async () => {
  const module = path.join(import.meta.dirname, 'instance-lock.ts');
  const code = `import { acquireLock } from ${JSON.stringify(module)};
    await acquireLock(${JSON.stringify(subject('killed'))}); console.log('held'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(await acquireLock(subject('killed'))).toBeUndefined();
  holder.kill('SIGKILL');
  const lock = await waitForLock(subject('killed'), 2_000);
  expect(lock).toBeDefined();
  await lock?.release();
});

test('waiting ends early when it is hopeless', async () => {
  const held = await acquireLock(subject('hopeless'));
  const longerThanTheTest = 600_000;
  expect(await waitForLock(subject('hopeless'), longerThanTheTest, () => true)).toBeUndefined();
  await held?.release();
});
