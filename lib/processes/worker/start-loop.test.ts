import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '#lib/log.ts';
import { startLoop } from './start-loop.ts';

const lines: string[] = [];
const log = createLogger('test', 'warn', { write: (line) => lines.push(line) });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const work = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('startLoop', () => {
  it('works at once, and again as soon as there is more', async () => {
    let left = 5;
    const loop = startLoop('test', log, async () => (--left > 0 ? 0 : 60_000));
    await pass(0);
    expect(left).toBe(0);
    await loop.stop();
  });

  it('waits as long as it was told, and wakes when told to', async () => {
    let turns = 0;
    const loop = startLoop('test', log, async () => {
      turns++;
      return 60_000;
    });
    await pass(59_999);
    expect(turns).toBe(1);
    await pass(1);
    expect(turns).toBe(2);
    loop.wake();
    await pass(0);
    expect(turns).toBe(3);
    await loop.stop();
  });

  it('misses no call that comes while it works', async () => {
    let turns = 0;
    const loop = startLoop('test', log, async () => {
      turns++;
      await work(30);
      return 60_000;
    });
    await pass(10);
    loop.wake();
    await pass(20);
    expect(turns).toBe(2);
    const stopped = loop.stop();
    await pass(30);
    await stopped;
  });

  it('goes on after an error, not at once', async () => {
    let turns = 0;
    const loop = startLoop('unlucky', log, async () => {
      turns++;
      throw new Error('bad luck');
    });
    await pass(999);
    expect(turns).toBe(1);
    await pass(1);
    expect(turns).toBe(2);
    await loop.stop();
    expect(lines.at(-1)).toContain('bad luck');
  });

  it('stops when the work under way is done, and begins no more', async () => {
    let done = 0;
    const loop = startLoop('test', log, async () => {
      await work(40);
      done++;
      return 0;
    });
    await pass(10);
    const stopped = loop.stop();
    await pass(1_000);
    await stopped;
    expect(done).toBe(1);
  });
});
