import type { Executor } from '#db/client.ts';
import { runEvents } from '#db/schema/actions.ts';
import { newId } from '#lib/ids.ts';

interface NewRunEvent {
  runId: string;
  /** the state entered, or what was learnt: `duplicate`, `workflow`, … */
  kind: string;
  message: string;
  actor?: Record<string, unknown>;
  data?: Record<string, unknown>;
}

export async function insertRunEvents(executor: Executor, ...events: NewRunEvent[]): Promise<void> {
  await executor.insert(runEvents).values(events.map((event) => ({ id: newId(), ...event })));
}
