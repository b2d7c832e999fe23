import { listReadableRunIds } from '#db/queries/readable-runs.ts';
import { can } from '#lib/access/ability.ts';
import { type Context, reader } from '#lib/access/server/context.ts';

const RUN = 'run:';
const ENTITIES = 'entities:';
const PROCESS_TOPICS = new Set(['outbox', 'dispatch', 'deliveries', 'access']);

/** Topics without those meant for processes, and without the runs and blueprints the reader may not see. */
export async function visibleTopics(ctx: Context, topics: readonly string[]): Promise<string[]> {
  const ids = topics.filter((topic) => topic.startsWith(RUN)).map((topic) => topic.slice(RUN.length));
  const readable = ids.length === 0 ? [] : await listReadableRunIds(reader(ctx), ctx.ability, ids);
  const others = topics.filter((topic) => !topic.startsWith(RUN) && mayHear(ctx, topic));
  return [...others, ...readable.map((id) => RUN + id)];
}

function mayHear(ctx: Context, topic: string): boolean {
  if (!topic.startsWith(ENTITIES)) return !PROCESS_TOPICS.has(topic);
  return can(ctx.ability, 'read', 'Blueprint', { identifier: topic.slice(ENTITIES.length) });
}
