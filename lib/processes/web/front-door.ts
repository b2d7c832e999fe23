import { IncomingMessage, type ServerResponse } from 'node:http';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import type { Logger } from '#lib/log.ts';
import { DEFAULT_MAX_BYTES, readBody } from '#lib/web/read-body.ts';
import { refusalFor } from '#lib/web/refusal.ts';
import { sendError } from '#lib/web/send-error.ts';
import { compressResponse } from './compress.ts';
import { logRequest } from './log-request.ts';
import { checkPagePost, PAGE_METHODS, pagePath } from './page-request.ts';
import { checkOrigin, isOurOrigin, type OriginPolicy } from './request-origin.ts';
import { acceptableRequestId, checkShape } from './request-shape.ts';
import { commonHeaders, dataPolicy, type HeaderPolicy, newNonce, pagePolicy } from './security-headers.ts';
import { putHeader, stripForeignHeaders } from './strip-headers.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

interface FrontDoorOptions {
  log: Logger;
  origin: OriginPolicy;
  headers: HeaderPolicy;
  /** `/v1`, health, webhooks and events: reads its own bodies */
  api: Handler;
  /** everything else: rendered by Next */
  pages: Handler;
}

/** What every request passes, whoever answers it; nothing behind it is reachable another way. */
export function createFrontDoor(options: FrontDoorOptions): Handler {
  const common = Object.entries(commonHeaders(options.headers));
  return async (request, response) => {
    const requestId = acceptableRequestId(request.headers['x-request-id']) ?? newId();
    response.setHeader('X-Request-Id', requestId);
    for (const [name, value] of common) response.setHeader(name, value);
    logRequest(options.log, request, response, requestId);
    const path = (request.url ?? '').split(/[?#]/, 1)[0] as string;
    try {
      checkShape(request);
      stripForeignHeaders(request);
      checkOrigin(options.origin, { method: request.method ?? '', path, headers: request.headers });
      setTrustedHeaders(request, options, requestId);
      compressResponse(response, request.headers['accept-encoding'], isStatic(path) ? SMALLEST : USUAL);
      if (isApiPath(path)) await serveData(request, response, options.api);
      else await servePage(request, response, path, options);
    } catch (error) {
      sendError(request, response, refusalFor(error, options.log, { requestId, path }), requestId);
    }
  };
}

/** Levels of compression: what never changes is sent once to each browser, and may take longer. */
const SMALLEST = 9;
const USUAL = 5;

function isStatic(path: string): boolean {
  return path.startsWith('/_next/static/');
}

export function isApiPath(path: string): boolean {
  return path === '/v1' || path.startsWith('/v1/') || /^\/api(\/(?!auth\/)|$)/.test(path);
}

/** Behind this line these headers come from nobody but us. */
function setTrustedHeaders(request: IncomingMessage, options: FrontDoorOptions, requestId: string): void {
  const { origin, host = '' } = request.headers;
  // Next compares an action's Origin with this; in demo mode it may be another name of the same machine.
  const publicHost = origin && isOurOrigin(options.origin, origin) ? new URL(origin).host : host;
  putHeader(request, 'x-request-id', requestId);
  putHeader(request, 'x-forwarded-for', request.socket.remoteAddress ?? '');
  putHeader(request, 'x-forwarded-host', publicHost);
  putHeader(request, 'x-forwarded-proto', new URL(options.origin.publicUrl).protocol.slice(0, -1));
}

async function serveData(request: IncomingMessage, response: ServerResponse, api: Handler): Promise<void> {
  response.setHeader('Content-Security-Policy', dataPolicy(false));
  response.setHeader('Cache-Control', 'no-store');
  await api(request, response);
}

async function servePage(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  options: FrontDoorOptions,
): Promise<void> {
  if (!PAGE_METHODS.includes(request.method ?? '')) {
    response.setHeader('Allow', PAGE_METHODS.join(', '));
    throw new AppError('method_not_allowed', `The method ${request.method} is not supported here.`);
  }
  if (isStatic(path)) {
    response.setHeader('Content-Security-Policy', dataPolicy(true));
    return options.pages(request, response);
  }
  const nonce = newNonce();
  const policy = pagePolicy(nonce, options.headers);
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('Cache-Control', 'no-store');
  // Next finds the nonce for its own scripts in the policy; our pages read it from `x-nonce`.
  putHeader(request, 'content-security-policy', policy);
  putHeader(request, 'x-nonce', nonce);
  putHeader(request, 'x-quayside-path', pagePath(request.url ?? '/'));
  // Tokens are for programs; a page believes the session cookie only.
  delete request.headers.authorization;
  await options.pages(request.method === 'POST' ? await withBoundedBody(request, path) : request, response);
}

/** Next reads bodies without counting, so a page gets its body (a server action's, small) already read. */
async function withBoundedBody(request: IncomingMessage, path: string): Promise<IncomingMessage> {
  const body = await readBody(request, DEFAULT_MAX_BYTES);
  await checkPagePost(path, request.headers, body);
  const copy = new IncomingMessage(request.socket);
  copy.method = request.method ?? 'POST';
  copy.url = request.url ?? '/';
  copy.httpVersion = request.httpVersion;
  copy.httpVersionMajor = request.httpVersionMajor;
  copy.httpVersionMinor = request.httpVersionMinor;
  copy.headers = request.headers;
  copy.rawHeaders = request.rawHeaders;
  copy.complete = true;
  copy.push(body);
  copy.push(null);
  return copy;
}
