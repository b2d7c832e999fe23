import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  method: string;
  /** path and query as they came */
  target: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface ScriptedAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** text goes out as it is, anything else as JSON */
  body?: unknown;
}

export interface ScriptedGitHub {
  url: string;
  seen: SeenRequest[];
  close(): Promise<void>;
}

/** Says in GitHub's place whatever a test wants: for answers that neither GitHub nor the stand-in should give. */
export async function startScriptedGitHub(
  answer: (request: SeenRequest) => ScriptedAnswer,
): Promise<ScriptedGitHub> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const entry = { method: request.method ?? '', target: request.url ?? '', headers: request.headers, body };
    seen.push(entry);
    const { status = 200, headers = {}, body: said = '' } = answer(entry);
    const isText = typeof said === 'string';
    const type = isText ? 'text/plain' : 'application/json; charset=utf-8';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(isText ? said : JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
