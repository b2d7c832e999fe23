import { createHash } from 'node:crypto';
import net from 'node:net';

export interface InstanceLock {
  release(): Promise<void>;
}

/**
 * A lock on `subject` among the processes of this machine; undefined when another holds it. It is a
 * listening socket without a file (Linux' abstract namespace): the kernel gives it back however the
 * holder dies, and two who try at once cannot both win.
 */
export function acquireLock(subject: string): Promise<InstanceLock | undefined> {
  const name = `\0quayside-${createHash('sha256').update(subject).digest('hex').slice(0, 32)}`;
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(name, () => {
      server.unref();
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

/** Tries until `milliseconds` have passed or `isHopeless` says that waiting cannot help. */
export async function waitForLock(
  subject: string,
  milliseconds: number,
  isHopeless: () => boolean = () => false,
): Promise<InstanceLock | undefined> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const lock = await acquireLock(subject);
    if (lock || Date.now() > until || isHopeless()) return lock;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
