import type { Database } from '#db/client.ts';
import { EVENT_CHANNEL, notify } from '#db/queries/events.ts';

const LAST = 'the last topic of a test';

/** The topics that `work` announces to other connections, in their order. */
export async function topicsOf({ listen, run }: Database, work: () => Promise<unknown>): Promise<string[]> {
  const topics: string[] = [];
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const stop = await listen(EVENT_CHANNEL, (topic) => (topic === LAST ? end() : topics.push(topic)));
  try {
    await work();
    // PostgreSQL delivers in the order of commits: what is not here when this comes was never announced.
    await notify(run, LAST);
    await ended;
  } finally {
    await stop();
  }
  return topics;
}
