import type { Worker } from 'node:worker_threads';

/**
 * CPU time of a thread so far, in milliseconds. Undefined for one that is gone, also when it goes while it is
 * asked: its own events tell of that, and a rejection nobody waits for would end the process.
 */
export async function threadCpuTime(worker: Worker): Promise<number | undefined> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1_000;
  } catch {
    return undefined;
  }
}
