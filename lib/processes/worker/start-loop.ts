import type { Logger } from '#lib/log.ts';

export interface Loop {
  /** Ends the current wait; told during work, the work is done once more. */
  wake(): void;
  /** Begins no more work; resolves when the work under way is done. */
  stop(): Promise<void>;
}

const AFTER_ERROR = 1_000;

/**
 * Does `work` again and again, each time after as many milliseconds as it answered, or when woken. It holds
 * no truth: a loop that dies anywhere begins anew from what stands in the database.
 */
export function startLoop(name: string, log: Logger, work: () => Promise<number>): Loop {
  let stopped = false;
  let woken = false;
  let endWait = () => {};

  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      if (woken || stopped || milliseconds <= 0) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    while (!stopped) {
      woken = false;
      let next = AFTER_ERROR;
      try {
        next = await work();
      } catch (error) {
        log.warn({ err: error, loop: name }, 'a loop of the worker failed and goes on');
      }
      await wait(next);
    }
  };
  const done = run();

  return {
    wake() {
      woken = true;
      endWait();
    },
    async stop() {
      stopped = true;
      endWait();
      await done;
    },
  };
}
