import net from 'node:net';
import { afterAll } from 'vitest';

/** A way to a database that may be shut, or cut when the answer to a statement comes back. */
export interface Gate {
  /** the database's, by this way */
  readonly url: string;
  isOpen: boolean;
  /** The answer to a statement of just this text gets lost, and the connection with it. */
  loseAnswerTo?: string | undefined;
}

/** Puts an open gate before the database at `url` until the calling file ends. */
export async function gateTo(url: string): Promise<Gate> {
  const { hostname, port } = new URL(url);
  const server = net.createServer((client) => {
    client.on('error', () => {});
    if (!gate.isOpen) return client.resetAndDestroy();
    const upstream = net.connect(Number(port), hostname);
    let isLost = false;
    client.on('data', (chunk) => {
      if (gate.loseAnswerTo && chunk.includes(`${gate.loseAnswerTo}\0`)) isLost = true;
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => (isLost ? client.destroy() : client.write(chunk)));
    upstream.on('error', () => client.destroy());
    client.once('close', () => upstream.destroy());
    upstream.once('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.close();
  });
  const own = new URL(url);
  own.host = `127.0.0.1:${(server.address() as net.AddressInfo).port}`;
  const gate: Gate = { url: own.href, isOpen: true };
  return gate;
}
