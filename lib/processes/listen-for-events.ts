import type { Database } from '#db/client.ts';
import { EVENT_CHANNEL } from '#db/queries/events.ts';
import type { EventHub } from '#lib/event-hub.ts';
import type { Logger } from '#lib/log.ts';

const RETRY = 1_000;
const LONGEST_RETRY = 10_000;

/** Listens on one connection for the whole process; a lost connection is made again and told as `*`. */
export function listenForEvents(db: Database, log: Logger): EventHub {
  const listeners = new Map<(topic: string) => void, (() => void) | undefined>();
  let stop: (() => Promise<void>) | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const tell = (topic: string) => {
    for (const listener of [...listeners.keys()]) listener(topic);
  };

  const start = async (wait: number): Promise<void> => {
    try {
      const ended = await db.listen(EVENT_CHANNEL, tell, () => tell('*'));
      if (closed) await ended();
      else stop = ended;
    } catch (error) {
      log.warn({ err: error }, 'cannot listen for events yet');
      if (!closed) retry = setTimeout(() => start(Math.min(wait * 2, LONGEST_RETRY)), wait);
    }
  };
  void start(RETRY);

  return {
    subscribe(listener, onClose) {
      listeners.set(listener, onClose);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      for (const onClose of [...listeners.values()]) onClose?.();
      listeners.clear();
      await stop?.();
    },
  };
}
