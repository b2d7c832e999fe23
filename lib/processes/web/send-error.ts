import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AppError, errorBody } from '#lib/errors.ts';
import { METHODS } from './request-shape.ts';

/** How long a refused sender is listened to, so that it gets to read the answer before the connection goes. */
const LINGER = 1_000;

/** The one error body, from the front door itself. */
export function sendError(
  request: IncomingMessage,
  response: ServerResponse,
  error: AppError,
  requestId: string,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of ['Content-Encoding', 'Content-Length', 'ETag']) response.removeHeader(name);
  if (error.status === 405 && !response.hasHeader('Allow')) response.setHeader('Allow', METHODS.join(', '));
  if (error.retryAfter !== undefined) response.setHeader('Retry-After', String(error.retryAfter));
  response.setHeader('Cache-Control', 'no-store');
  if (!request.complete) closeAfterwards(request, response);
  const text = isMisdirectedPage(request, error)
    ? `${error.message}\n`
    : JSON.stringify(errorBody(error, requestId));
  response.statusCode = error.status;
  response.setHeader(
    'Content-Type',
    isMisdirectedPage(request, error) ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
  );
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** A person who typed another name of this machine gets a sentence to read. */
function isMisdirectedPage(request: IncomingMessage, error: AppError): boolean {
  return error.code === 'misdirected_request' && (request.headers.accept ?? '').includes('text/html');
}

/** The rest of the body is thrown away unread by us, for a moment, then the connection is cut. */
export function closeAfterwards(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Connection', 'close');
  response.once('finish', () => {
    request.resume();
    const timer = setTimeout(() => request.socket.destroy(), LINGER);
    timer.unref();
    request.once('close', () => clearTimeout(timer));
  });
}
