import type { ChildProcess } from 'node:child_process';

/**
 * The exit code of a child that leads a process group of its own; 1 when it could not be run, null when
 * a signal ended it. When `signal` aborts, the whole group is killed and the promise rejects.
 */
export async function awaitExit(
  child: ChildProcess,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  const kill = () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // it went by itself
    }
  };
  signal?.addEventListener('abort', kill, { once: true });
  const code = await new Promise<number | null>((resolve) =>
    child.once('exit', resolve).once('error', () => resolve(1)),
  );
  signal?.removeEventListener('abort', kill);
  signal?.throwIfAborted();
  return code;
}
