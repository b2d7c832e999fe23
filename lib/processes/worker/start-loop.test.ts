import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLogger } from '#lib/log.ts';
import { startLoop } from './start-loop.ts';

const lines: string[] = [];
const log = createLogger('test', 'warn', { write: (line) => lines.push(line) });

describe('startLoop', () => {
  it('works at once, and again as soon as there is more', async () => {
    let left = 5;
    const loop = startLoop('test', log, async () => (--left > 0 ? 0 : 60_000));
    await sleep(50);
    expect(left).toBe(0);
    await loop.stop();
  });

  it('waits, and wakes when told to', async () => {
    let turns = 0;
    const loop = startLoop('test', log, async () => {
      turns++;
      return 60_000;
    });
    await sleep(20);
    expect(turns).toBe(1);
    loop.wake();
    await sleep(20);
    expect(turns).toBe(2);
    await loop.stop();
  });

  it('misses no call that comes while it works', async () => {
    let turns = 0;
    const loop = startLoop('test', log, async () => {
      turns++;
      await sleep(30);
      return 60_000;
    });
    await sleep(10);
    loop.wake();
    await sleep(50);
    expect(turns).toBe(2);
    await loop.stop();
  });

  it('goes on after an error, not at once', async () => {
    let turns = 0;
    const loop = startLoop('unlucky', log, async () => {
      turns++;
      throw new Error('bad luck');
    });
    await sleep(100);
    expect(turns).toBe(1);
    loop.wake();
    await sleep(20);
    expect(turns).toBe(2);
    await loop.stop();
    expect(lines.at(-1)).toContain('bad luck');
  });

  it('stops when the work under way is done, and begins no more', async () => {
    let done = 0;
    const loop = startLoop('test', log, async () => {
      await sleep(40);
      done++;
      return 0;
    });
    await sleep(10);
    await loop.stop();
    expect(done).toBe(1);
    await sleep(60);
    expect(done).toBe(1);
  });
});
