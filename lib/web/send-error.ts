import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AppError, errorBody } from '#lib/errors.ts';

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** How long a refused sender is listened to, so that it gets to read the answer before the connection goes. */
const LINGER = 1_000;

/** The one error body, whoever refuses: front door, router, body parser or verb. */
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
  for (const name of ['Content-Encoding', 'ETag']) response.removeHeader(name);
  if (error.status === 405 && !response.hasHeader('Allow')) response.setHeader('Allow', METHODS.join(', '));
  if (error.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (error.retryAfter !== undefined) response.setHeader('Retry-After', String(error.retryAfter));
  response.setHeader('Cache-Control', 'no-store');
  const asText = isMisdirectedPage(request, error);
  const body = asText ? `${error.message}\n` : JSON.stringify(errorBody(error, requestId));
  response.statusCode = error.status;
  response.setHeader('Content-Type', `${asText ? 'text/plain' : 'application/json'}; charset=utf-8`);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  if (request.complete) response.end(body);
  else answerWhileSending(request, response, body);
}

/** A person who typed another name of this machine gets a sentence to read. */
function isMisdirectedPage(request: IncomingMessage, error: AppError): boolean {
  return error.code === 'misdirected_request' && (request.headers.accept ?? '').includes('text/html');
}

/**
 * The answer goes out whole, but the exchange ends only when the sender stops or a moment later: Node cuts the
 * connection when it ends, and whoever is still sending then never gets to read the answer.
 */
function answerWhileSending(request: IncomingMessage, response: ServerResponse, body: string): void {
  const end = () => {
    clearTimeout(timer);
    response.end();
    if (!request.complete) request.socket.destroy();
  };
  const timer = setTimeout(end, LINGER);
  response.write(body);
  request.once('end', end);
  response.once('close', () => clearTimeout(timer));
  request.resume();
}
