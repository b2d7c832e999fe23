import net from 'node:net';

/** Tries to listen; undefined when that works, else the error's code or message. */
export function whyNotListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host.replace(/^\[|\]$/g, ''), () => server.close(() => resolve(undefined)));
  });
}

export async function isPortFree(port: number): Promise<boolean> {
  return (await whyNotListen(port, '127.0.0.1')) === undefined;
}
