import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { closeRateLimit, rateLimitRemaining, takeTurn } from './rate-limits.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => database.sql`delete from rate_limits`);

const turn = (gapMs: number, key = 'github') => database.db.transaction((tx) => takeTurn(tx, key, gapMs));

describe('a ban', () => {
  it('lasts as long as was said, for this key only', async () => {
    const { run } = database.db;
    expect(await rateLimitRemaining(run, 'github')).toBe(0);
    await closeRateLimit(run, 'github', 5_000);
    const left = await rateLimitRemaining(run, 'github');
    expect(left).toBeGreaterThan(4_000);
    expect(left).toBeLessThanOrEqual(5_000);
    expect(await rateLimitRemaining(run, 'another')).toBe(0);
  });

  it('is not shortened by a shorter one', async () => {
    const { run } = database.db;
    await closeRateLimit(run, 'github', 60_000);
    await closeRateLimit(run, 'github', 1_000);
    expect(await rateLimitRemaining(run, 'github')).toBeGreaterThan(50_000);
  });
});

describe('turns', () => {
  it('are a gap apart for all who ask at once', async () => {
    const waits = await Promise.all(Array.from({ length: 8 }, () => turn(10_000)));
    expect(waits.filter((wait) => wait === 0).length).toBe(1);
    for (const wait of waits) expect(wait).toBeLessThanOrEqual(10_000);
    expect(await turn(10_000, 'another')).toBe(0);
  });

  it('come again when the gap is over', async () => {
    expect(await turn(60_000)).toBe(0);
    expect(await turn(60_000)).toBeGreaterThan(0);
    await database.sql`update rate_limits set window_start = window_start - interval '1 minute'`;
    expect(await turn(60_000)).toBe(0);
  });

  it('are not given during a ban', async () => {
    await closeRateLimit(database.db.run, 'github', 5_000);
    expect(await turn(0)).toBeGreaterThan(4_000);
  });

  it('are given back when the transaction is undone', async () => {
    const undone = database.db.transaction(async (tx) => {
      expect(await takeTurn(tx, 'github', 60_000)).toBe(0);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await turn(60_000)).toBe(0);
  });
});
