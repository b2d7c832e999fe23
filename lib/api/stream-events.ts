import type { ServerResponse } from 'node:http';
import type { Actor } from '#lib/access/actor.ts';
import type { Context } from '#lib/access/server/context.ts';
import type { EventHub } from '#lib/event-hub.ts';
import { buildContext } from '#lib/web/build-context.ts';
import { visibleTopics } from './visible-topics.ts';

const RECHECK = 4_000;
const GATHER = 100;
/** A reader that takes nothing for this long a backlog is let go; the browser connects again by itself. */
const LARGEST_BACKLOG = 256 * 1024;

/**
 * Sends topics until the browser leaves, the process stops, or whoever opened the stream may not have it any
 * more: session and role are looked at again every few seconds and whenever access changed.
 */
export function streamEvents(
  opened: Context,
  headers: Headers,
  hub: EventHub,
  response: ServerResponse,
): void {
  let ctx = opened;
  let gathering: NodeJS.Timeout | undefined;
  const waiting = new Set<string>();

  const end = () => {
    unsubscribe?.();
    clearInterval(recheck);
    clearTimeout(gathering);
    response.end();
  };
  const check = async () => {
    try {
      const now = await buildContext(ctx.services, { headers, origin: 'api' });
      if (!isSame(now.actor, ctx.actor)) return end();
      ctx = now;
      if (!response.writableEnded) response.write(': still here\n\n');
    } catch {
      end();
    }
  };
  const flush = async () => {
    gathering = undefined;
    const topics = [...waiting];
    waiting.clear();
    const visible = await visibleTopics(ctx, topics).catch(() => ['*']);
    if (response.writableEnded) return;
    if (response.writableLength > LARGEST_BACKLOG) return end();
    response.write(visible.map((topic) => `data: ${topic}\n\n`).join(''));
  };
  const unsubscribe = hub.subscribe((topic) => {
    if (topic === 'access') void check();
    waiting.add(topic);
    gathering ??= setTimeout(flush, GATHER);
  }, end);
  const recheck = setInterval(check, RECHECK);
  response.once('close', end);
  response.write('retry: 2000\n\n: connected\n\n');
}

function isSame(left: Actor, right: Actor): boolean {
  if (left.kind !== right.kind || left.kind === 'anonymous') return false;
  return JSON.stringify(left) === JSON.stringify(right);
}
