import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '#lib/github/stand-in/random.ts';
import type { Child } from './child.ts';
import type { Minimums } from './options.ts';
import type { Stage } from './stage.ts';

const LONGER_THAN_A_LEASE = 7_000;
/** kills aimed at, as a multiple of what is demanded */
const MORE = 1.5;

interface Kills {
  worker: number;
  web: number;
  postgres: number;
}

interface AssaultOptions {
  minimums: Minimums;
  seed: number;
  /** how much of the work was asked for, from 0 to 1 */
  progress: () => number;
}

interface Assault {
  kills: Kills;
  isHardEnough(): boolean;
  /** resolves when the last victim is up again */
  end(): Promise<void>;
}

/**
 * `kill -9` of each worker 0.5–2.5 s after it came up, of the web process and of the postmaster now and then;
 * and sometimes a worker is frozen past its leases instead, and wakes believing that it still holds them.
 */
export function assail(stage: Stage, { minimums, seed, progress }: AssaultOptions): Assault {
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
      await Promise.race([sleep(least + random() * (most - least)), ended]);
      if (!over) await harm();
    }
  };
  /** Deaths are spread over the work: whatever the speed of the machine, things die in the middle of it. */
  const isDue = (victim: keyof Kills) => kills[victim] < Math.ceil(MORE * minimums[victim] * progress());
  const kill = async (victim: keyof Kills, child: Child) => {
    if (isDue(victim) && child.kill()) kills[victim]++;
    await Promise.race([child.ready(), ended]);
  };
  const attacks = [
    ...stage.workers.map((worker) => every(500, 2_500, () => kill('worker', worker))),
    every(1_000, 4_000, () => kill('web', stage.web)),
    every(6_000, 15_000, async () => {
      await pick(stage.workers)?.freeze(LONGER_THAN_A_LEASE);
    }),
    every(2_000, 6_000, async () => {
      if (!isDue('postgres')) return;
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
