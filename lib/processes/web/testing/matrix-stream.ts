import { notify } from '#db/queries/events.ts';
import type { MatrixWorld } from './matrix-world.ts';

/** The status of a stream, and whether the news `sees` reaches this reader. */
export async function streamAnswer(
  world: MatrixWorld,
  { path, sees }: { path: string; sees?: string },
  headers: Record<string, string>,
): Promise<string> {
  const stop = new AbortController();
  const url = `http://127.0.0.1:${world.web.services.env.port}${path}`;
  const response = await fetch(url, { headers, signal: stop.signal });
  try {
    if (sees === undefined || response.status !== 200 || !response.body) return String(response.status);
    const heard = await listen(world, response.body, sees);
    return `200${heard.includes(`data: ${sees}\n`) ? '+' : '-'}`;
  } finally {
    stop.abort();
  }
}

/** Says `topic`, then twice what everybody may hear: after the second, the first would have come. */
async function listen(world: MatrixWorld, body: ReadableStream<Uint8Array>, topic: string): Promise<string> {
  const steps = [
    { after: ': connected', say: [topic, 'blueprints'] },
    { after: 'data: blueprints', say: ['actions'] },
    { after: 'data: actions', say: [] },
  ];
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    while (steps[0] && text.includes(steps[0].after)) {
      for (const said of steps.shift()?.say ?? []) await notify(world.database.db.run, said);
    }
    if (steps.length === 0) break;
  }
  return text;
}
