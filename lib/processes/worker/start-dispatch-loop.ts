import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerRun } from '#db/queries/dispatch.ts';
import type { Context } from '#lib/access/server/context.ts';
import type { Claim } from '#lib/runs/server/claim-run.ts';
import type { WorkerHands } from '#lib/runs/server/worker-hands.ts';
import { type Loop, startLoop } from './start-loop.ts';

export interface Dispatching {
  claim(ctx: Context, hands: WorkerHands): Promise<Claim>;
  dispatch(ctx: Context, hands: WorkerHands, run: WorkerRun): Promise<void>;
}

const MOST_IN_FLIGHT = 20;
const FINISH_WITHIN = 10_000;

/** Claims approved runs and sends them, several at a time; no run is claimed before there is a hand free. */
export function startDispatchLoop(
  context: () => Context,
  hands: WorkerHands,
  { claim, dispatch }: Dispatching,
): Loop {
  const inFlight = new Set<Promise<void>>();
  const { log } = context().services;
  const { pollMs } = hands.timings;

  const send = (run: WorkerRun) => {
    const sending: Promise<void> = dispatch(context(), hands, run)
      .catch((error) => log.error({ err: error, runId: run.id }, 'a dispatch was left to its lease'))
      .finally(() => {
        inFlight.delete(sending);
        loop.wake();
      });
    inFlight.add(sending);
  };

  const loop = startLoop('dispatch', log, async () => {
    while (inFlight.size < MOST_IN_FLIGHT) {
      const claimed = await claim(context(), hands);
      if (claimed.kind === 'claimed') send(claimed.run);
      else if (claimed.kind !== 'passed')
        return claimed.kind === 'idle' ? pollMs : Math.min(pollMs, claimed.waitMs);
      else return 0;
    }
    return pollMs;
  });

  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await Promise.race([
        Promise.allSettled([...inFlight]),
        sleep(FINISH_WITHIN, undefined, { ref: false }),
      ]);
    },
  };
}
