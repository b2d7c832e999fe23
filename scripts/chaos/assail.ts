import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, seededRandom } from '#lib/github/stand-in/random.ts';
import type { Minimums } from './options.ts';
import type { Stage } from './stage.ts';

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

/** `kill -9` of a random worker each 0.4–1.2 s, of the web process and of the postmaster now and then. */
export function assail(stage: Stage, minimums: Minimums, seed: number): Assault {
  const kills: Kills = { worker: 0, web: 0, postgres: 0 };
  const random = seededRandom(seed ^ 0x5eed);
  let over = false;

  const every = async (least: number, most: number, harm: (random: Random) => Promise<void>) => {
    while (!over) {
      await sleep(least + random() * (most - least));
      if (!over) await harm(random);
    }
  };
  const attacks = [
    every(400, 1_200, async () => {
      const worker = stage.workers[Math.floor(random() * stage.workers.length)];
      if (worker?.kill()) kills.worker++;
    }),
    every(2_000, 5_000, async () => {
      if (stage.web.kill()) kills.web++;
    }),
    every(4_000, 9_000, async () => {
      await stage.killPostmaster();
      kills.postgres++;
    }),
  ];
  return {
    kills,
    isHardEnough: () =>
      kills.worker >= minimums.worker && kills.web >= minimums.web && kills.postgres >= minimums.postgres,
    async end() {
      over = true;
      await Promise.all(attacks);
      await Promise.all([stage.web, ...stage.workers].map((child) => child.ready()));
    },
  };
}
