import { describe, expect, test } from 'vitest';
import { Faults } from './faults.ts';
import { RateLimit } from './rate-limit.ts';

const draw = (faults: Faults, count: number) => Array.from({ length: count }, () => faults.nextDispatch());

describe('Faults', () => {
  test('without settings nothing goes wrong', () => {
    const faults = new Faults(1);
    expect(draw(faults, 200).filter(Boolean)).toEqual([]);
    expect(faults.listingFails()).toBe(false);
    expect(faults.listingLag()).toBe(0);
  });

  test('shares are met exactly in every hundred, counted, and repeatable by seed', () => {
    const settings = { seed: 5, dispatch: { hang_after: 0.04, error_502_after: 0.05 } };
    const faults = new Faults(1);
    faults.configure(settings);
    const first = draw(faults, 300);
    expect(faults.fired).toEqual({ hang_after: 12, error_502_after: 15 });
    faults.configure(settings);
    expect(draw(faults, 300)).toEqual(first);
    faults.configure({ ...settings, seed: 6 });
    expect(draw(faults, 300)).not.toEqual(first);
  });

  test('the sum of the shares is met after any number of draws', () => {
    for (const seed of [1, 2, 3]) {
      const faults = new Faults(seed);
      faults.configure({ dispatch: { hang_after: 0.2, refuse_422: 0.06 } });
      const met = (count: number) => {
        faults.nextDispatch();
        const { hang_after = 0, refuse_422 = 0 } = faults.fired;
        return Math.abs(hang_after + refuse_422 - 0.26 * count);
      };
      const errors = Array.from({ length: 300 }, (_, index) => met(index + 1));
      expect(Math.max(...errors)).toBeLessThanOrEqual(1);
      expect(faults.dispatches).toBe(300);
    }
  });

  test('all of them can go wrong', () => {
    const faults = new Faults(1);
    faults.configure({ dispatch: { hang_after: 1 } });
    expect(draw(faults, 150)).toEqual(new Array(150).fill('hang_after'));
  });

  test('a plan comes first', () => {
    const faults = new Faults(1);
    faults.configure({ plan: ['ok', 'reset_after', 'refuse_422'] });
    expect(draw(faults, 4)).toEqual([undefined, 'reset_after', 'refuse_422', undefined]);
  });

  test.each([
    [{ dispatch: { nonsense: 0.1 } }, 'nonsense'],
    [{ dispatch: { hang_after: 0.6, hang_before: 0.6 } }, 'at most 1'],
    [{ webhook: { drop: -1 } }, 'at most 1'],
    [{ listing: 1 }, 'unknown settings: listing'],
  ])('%j is refused', (settings, message) => {
    expect(() => new Faults(1).configure(settings as never)).toThrow(message);
  });

  test('webhook faults are drawn apart', () => {
    const faults = new Faults(1);
    faults.configure({ webhook: { drop: 0.5, duplicate: 0.5 } });
    const drawn = Array.from({ length: 100 }, () => faults.nextWebhook());
    expect(drawn.filter((kind) => kind === 'drop')).toHaveLength(50);
    expect(faults.fired).toEqual({ webhook_drop: 50, webhook_duplicate: 50 });
  });
});

describe('RateLimit', () => {
  test('the hourly limit runs out', () => {
    const limit = new RateLimit(new Faults(1));
    limit.limit = 2;
    expect(limit.count().remaining).toBe(1);
    expect(limit.count().remaining).toBe(0);
    expect(limit.exhausted).toBe(false);
    limit.count();
    expect(limit.exhausted).toBe(true);
  });

  test('writes during a Retry-After are counted, and refused when that is wanted', () => {
    const faults = new Faults(1);
    const limit = new RateLimit(faults);
    expect(limit.refusal()).toBeUndefined();
    limit.close();
    expect(limit.refusal()).toBeUndefined();
    expect(limit.writesDuringRetryAfter).toBe(1);
    faults.configure({ enforceRetryAfter: true });
    expect(limit.refusal()).toBe(1);
    expect(limit.writesDuringRetryAfter).toBe(2);
  });

  test('too many writes within a second close the gate', () => {
    const faults = new Faults(1);
    faults.configure({ writesPerSecond: 2, retryAfterSeconds: 3 });
    const limit = new RateLimit(faults);
    expect([limit.refusal(), limit.refusal(), limit.refusal()]).toEqual([undefined, undefined, 3]);
  });
});
