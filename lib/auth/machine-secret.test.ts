import { describe, expect, it } from 'vitest';
import { hashSecret, matchesSecret } from './machine-secret.ts';

describe('secrets of machine clients', () => {
  it('match their hash and nothing else does', async () => {
    const hash = await hashSecret('correct horse battery');
    expect(await matchesSecret('correct horse battery', hash)).toBe(true);
    expect(await matchesSecret('correct horse batterz', hash)).toBe(false);
    expect(await matchesSecret('', hash)).toBe(false);
  });

  it('are salted', async () => {
    expect(await hashSecret('same')).not.toBe(await hashSecret('same'));
  });

  it('never match a client that is not there, and take as long to tell', async () => {
    const hash = await hashSecret('x');
    /** The quickest of several: whatever else the machine does only ever adds. */
    const time = async (expected: string | undefined) => {
      const times: number[] = [];
      for (let round = 0; round < 4; round++) {
        const start = performance.now();
        expect(await matchesSecret('y', expected)).toBe(false);
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    const [there, notThere] = [await time(hash), await time(undefined)];
    expect(notThere).toBeGreaterThan(there / 5);
  });

  it.each(['', ':', 'zz:zz', 'no colon'])('do not match the broken hash %j', async (hash) => {
    expect(await matchesSecret('x', hash)).toBe(false);
  });
});
