import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '#lib/github/stand-in/random.ts';
import type { Child } from './child.ts';
import type { Minimums } from './options.ts';
import type { Stage } from './stage.ts';

const LONGER_THAN_A_LEASE = 7_000;

export interface Kills {
  worker: number;
  web: number;
  postgres: number;
}

export interface Assault {
  kills: Kills;
  isHardEnough(): boolean;
  /** resolves when the last victim is up again */
  end(): Promise<void>;
}

/**
 * `kill -9` of each worker 0.5–2.5 s after it came up, of the web process and of the postmaster now and then;
 * and sometimes a worker is frozen past its leases instead, and wakes believing that it still holds them.
 */
export function assail(stage: Stage, minimums: Minimums, seed: number): Assault {
  const kills: Kills = { worker: 0, web: 0, postgres: 0 };
  const random = seededRandom(seed ^ 0x5eed);
  let over = false;
  let endNow = () => {};
  const ended = new Promise<void>((resolve) => {
    endNow = resolve;
  });

  const pick = <T>(from: T[]): T | undefined => from[Math.floor(random() * from.length)];
  const isHardEnough = () =>
    kills.worker >= minimums.worker && kills.web >= minimums.web && kills.postgres >= minimums.postgres;
  const every = async (least: number, most: number, harm: () => Promise<void>) => {
    while (!over) {
      // When enough has died, the survivors get more time to make progress in.
      const pace = isHardEnough() ? 3 : 1;
      await Promise.race([sleep((least + random() * (most - least)) * pace), ended]);
      if (!over) await harm();
    }
  };
  /** It has some time to do harm in before it dies again. */
  const killAndAwait = async (child: Child, victim: keyof Kills) => {
    if (child.kill()) kills[victim]++;
    await Promise.race([child.ready(), ended]);
  };
  const attacks = [
    ...stage.workers.map((worker) => every(500, 2_500, () => killAndAwait(worker, 'worker'))),
    every(3_000, 6_000, () => killAndAwait(stage.web, 'web')),
    every(6_000, 15_000, async () => {
      await pick(stage.workers)?.freeze(LONGER_THAN_A_LEASE);
    }),
    every(5_000, 10_000, async () => {
      await stage.killPostmaster();
      kills.postgres++;
    }),
  ];
  return {
    kills,
    isHardEnough,
    async end() {
      over = true;
      endNow();
      await Promise.all(attacks);
      await Promise.all([stage.web, ...stage.workers].map((child) => child.ready()));
    },
  };
}
