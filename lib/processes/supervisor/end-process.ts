import { isAlive, type ProcessMark } from './process-table.ts';
import type { StopStep } from './stop-plan.ts';

const LOOK_EVERY = 20;

/**
 * Signals the process (with `group`, its whole process group) step by step until it is gone; never
 * touches a later process under the same number.
 */
export async function endProcess(mark: ProcessMark, steps: StopStep[], group: boolean): Promise<void> {
  if (!isAlive(mark)) return;
  for (const { signal, milliseconds } of steps) {
    if (!isAlive(mark)) break;
    send(group ? -mark.pid : mark.pid, signal);
    await untilGone(mark, milliseconds);
  }
  // What the leader of the group may have left behind.
  if (group) send(-mark.pid, 'SIGKILL');
}

async function untilGone(mark: ProcessMark, milliseconds: number): Promise<void> {
  const until = Date.now() + milliseconds;
  while (isAlive(mark) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // gone already, or a group that its leader has emptied
  }
}
