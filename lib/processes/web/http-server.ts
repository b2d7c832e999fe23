import http, { type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError, errorBody } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { DEFAULT_MAX_BYTES } from '#lib/web/read-body.ts';
import type { Handler } from './front-door.ts';

/** Beyond what is allowed, so that our own check answers 414 and 431 with a body; the parser stops the rest. */
const PARSER_HEADER_BYTES = 64 * 1024;
const LARGEST_BODY = 25 * DEFAULT_MAX_BYTES;

export interface ServerLimits {
  headersTimeout?: number;
  requestTimeout?: number;
  connectionsCheckingInterval?: number;
}

/** The listening socket: time limits on everything a slow or silent client could hold open. */
export function createHttpServer(handler: Handler, limits: ServerLimits = {}): Server {
  const server = http.createServer(
    {
      maxHeaderSize: PARSER_HEADER_BYTES,
      headersTimeout: limits.headersTimeout ?? 15_000,
      requestTimeout: limits.requestTimeout ?? 50_000,
      connectionsCheckingInterval: limits.connectionsCheckingInterval ?? 2_000,
      keepAliveTimeout: 10_000,
      noDelay: true,
    },
    handler,
  );
  server.on('checkContinue', (request, response) => {
    if (Number(request.headers['content-length'] ?? 0) <= LARGEST_BODY) response.writeContinue();
    handler(request, response);
  });
  server.on('clientError', answerParserError);
  return server;
}

/** What Node's parser refused never becomes a request, so its answer is written by hand. */
function answerParserError(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, failure] = parserAnswer(error.code);
  const requestId = newId();
  const body = JSON.stringify(errorBody(failure, requestId));
  socket.end(
    `HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nX-Request-Id: ${requestId}\r\nCache-Control: no-store\r\n` +
      `X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n${body}`,
  );
}

function parserAnswer(code: string | undefined): [number, AppError] {
  if (code === 'HPE_HEADER_OVERFLOW')
    return [431, new AppError('headers_too_large', 'The headers are too large.')];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return [408, new AppError('malformed_request', 'The request took too long to arrive.')];
  return [400, new AppError('malformed_request', 'This is not a well-formed HTTP request.')];
}
