import { MISSED } from './live-topics.ts';
import { probeSession } from './session-probe.ts';

/** How long topics are gathered, so that a burst of changes is one refetch. */
const GATHER_MS = 120;
/** A refused stream is not tried again by the browser. */
const REOPEN_MS = 15_000;

export interface StreamOptions {
  /** Each topic once per burst. */
  onTopics: (topics: string[]) => void;
}

/**
 * Listens to the server's announcements until the returned function is called. Whatever happened while the stream was
 * down was not heard, so its return is announced as MISSED. When it is refused, whether the session ended is found out.
 */
export function openStream({ onTopics }: StreamOptions): () => void {
  const gathered = new Set<string>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let lost = false;
  let stopped = false;
  let source = open();

  function say(topic: string) {
    gathered.add(topic);
    gathering ??= setTimeout(() => {
      gathering = undefined;
      const topics = gathered.has(MISSED) ? [MISSED] : [...gathered];
      gathered.clear();
      onTopics(topics);
    }, GATHER_MS);
  }
  function open(): EventSource {
    const stream = new EventSource('/api/events');
    stream.onmessage = (event: MessageEvent<string>) => say(event.data);
    stream.onopen = () => {
      if (lost) say(MISSED);
      lost = false;
    };
    stream.onerror = () => {
      lost = true;
      if (stream.readyState === EventSource.CLOSED) void refused();
    };
    return stream;
  }
  async function refused() {
    await probeSession().catch(() => undefined);
    if (stopped) return;
    clearTimeout(reopening);
    reopening = setTimeout(() => {
      source = open();
    }, REOPEN_MS);
  }
  return () => {
    stopped = true;
    clearTimeout(gathering);
    clearTimeout(reopening);
    source.close();
  };
}
