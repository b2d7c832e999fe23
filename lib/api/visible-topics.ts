import type { Context } from '#lib/access/server/context.ts';

/** Topics without those only for processes, and without the ids of runs that the reader may not see. */
export async function visibleTopics(_ctx: Context, topics: readonly string[]): Promise<string[]> {
  const visible = new Set<string>();
  for (const topic of topics) {
    if (PROCESS_TOPICS.has(topic)) continue;
    visible.add(topic.startsWith('run:') ? 'runs' : topic);
  }
  return [...visible];
}

const PROCESS_TOPICS = new Set(['outbox', 'dispatch', 'deliveries', 'access']);
