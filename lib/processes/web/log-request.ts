import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '#lib/log.ts';

const QUIET = /^\/(_next\/|api\/health\/|icon|favicon)/;

/**
 * One line per request when it is over. Query strings, bodies, cookies and tokens are never logged: links to
 * set up or to sign in carry secrets there.
 */
export function logRequest(
  log: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): void {
  const startedAt = performance.now();
  response.once('close', () => {
    const path = ((request.url ?? '').split(/[?#]/, 1)[0] as string).slice(0, 500);
    const status = response.headersSent ? response.statusCode : 499;
    const fields = {
      requestId,
      method: request.method,
      path,
      status,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
      client: request.socket.remoteAddress,
      userAgent: String(request.headers['user-agent'] ?? '').slice(0, 200),
    };
    if (status < 400 && QUIET.test(path)) log.debug(fields, 'request');
    else log.info(fields, 'request');
  });
}
