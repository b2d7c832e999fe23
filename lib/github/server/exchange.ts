import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';

/** A request that ended without a whole answer. `written` false proves that no byte of it left. */
export class ExchangeError extends Error {
  readonly written: boolean;

  constructor(reason: string, written: boolean) {
    super(reason);
    this.name = 'ExchangeError';
    this.written = written;
  }
}

export interface ExchangeOptions {
  timeoutMs: number;
  /** largest answer */
  maxBytes: number;
  /** Asked in the very tick in which the request is written; false keeps it from leaving. */
  mayWrite?: () => boolean;
  /** A longer answer is cut at `maxBytes` instead of being a failure. */
  cutOff?: boolean;
  /** Several requests through one exchange, for reads; a mutation goes out once, whoever retries above. */
  repeatable?: boolean;
}

type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/**
 * A `fetch` for the SDK that follows no redirect, ends in time, bounds the answer and, unlike the
 * platform's, knows whether a byte left: the request is written only once the connection stands.
 */
export function createExchange(options: ExchangeOptions): Fetch {
  let used = false;
  return (url, init = {}) => {
    if (used && !options.repeatable)
      return Promise.reject(
        new ExchangeError('A mutation is sent once; a second sending was stopped.', true),
      );
    used = true;
    return send(new URL(url instanceof Request ? url.url : url), init, options);
  };
}

function send(url: URL, init: RequestInit, options: ExchangeOptions): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { timeoutMs, mayWrite = () => true } = options;
    let written = false;
    const body = typeof init.body === 'string' ? init.body : '';
    const request = open(url, init, body);
    const fail = (reason: string) => {
      clearTimeout(timer);
      request.destroy();
      reject(new ExchangeError(reason, written));
    };
    const timer = setTimeout(() => fail(`no answer within ${timeoutMs / 1000} s`), timeoutMs);
    request.on('error', (error: NodeJS.ErrnoException) => fail(describe(error)));
    request.on('socket', (socket) =>
      whenConnected(socket, url.protocol === 'https:', () => {
        if (!mayWrite()) return fail('too late to send');
        written = true;
        request.end(body);
      }),
    );
    request.on('response', (response) => {
      collect(response, options)
        .then((content) => resolve(toResponse(response, content)))
        .catch((error: Error) => fail(error.message))
        .finally(() => clearTimeout(timer));
    });
  });
}

function open(url: URL, init: RequestInit, body: string): http.ClientRequest {
  const headers = { ...(init.headers as Record<string, string>) };
  if (body !== '') headers['content-length'] = String(Buffer.byteLength(body));
  try {
    const { request } = url.protocol === 'https:' ? https : http;
    // A connection of its own: on a reused one a reset would leave open what happened.
    return request(url, { method: init.method ?? 'GET', headers, agent: false });
  } catch (error) {
    throw new ExchangeError((error as Error).message, false);
  }
}

function whenConnected(socket: Socket, encrypted: boolean, then: () => void): void {
  socket.once(encrypted ? 'secureConnect' : 'connect', then);
}

async function collect(response: http.IncomingMessage, options: ExchangeOptions): Promise<Buffer> {
  const { maxBytes, cutOff } = options;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= maxBytes) continue;
    if (cutOff) return Buffer.concat(chunks).subarray(0, maxBytes);
    throw new Error(`the answer is larger than ${maxBytes} bytes`);
  }
  if (!response.complete) throw new Error('the connection ended in the middle of the answer');
  return Buffer.concat(chunks);
}

function toResponse(response: http.IncomingMessage, content: Buffer): Response {
  const status = response.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers.set(name, [value].flat().join(', '));
  }
  const hasBody = content.length > 0 && ![204, 205, 304].includes(status);
  return new Response(hasBody ? new Uint8Array(content) : null, { status, headers });
}

function describe(error: NodeJS.ErrnoException): string {
  const inner = error instanceof AggregateError ? (error.errors[0] as NodeJS.ErrnoException) : error;
  if (NEVER_SENT.includes(inner.code ?? '')) return `GitHub could not be reached (${inner.code})`;
  if (inner.code === 'ECONNRESET' || inner.code === 'EPIPE') return 'the connection was reset';
  return inner.message;
}
