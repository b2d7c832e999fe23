import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { threadCpuTime } from './thread-cpu-time.ts';

const busy = () => new Worker('for (;;);', { eval: true });

it('grows while the thread works', async () => {
  const worker = busy();
  await once(worker, 'online');
  const before = (await threadCpuTime(worker)) ?? Number.NaN;
  await expect.poll(() => threadCpuTime(worker), { timeout: 10_000 }).toBeGreaterThan(before);
  await worker.terminate();
});

it('is unknown of a thread that is gone, or goes while it is asked', async () => {
  const worker = busy();
  await once(worker, 'online');
  const asked = threadCpuTime(worker);
  const ended = worker.terminate();
  expect([undefined, expect.any(Number)]).toContainEqual(await asked);
  await ended;
  expect(await threadCpuTime(worker)).toBeUndefined();
});
