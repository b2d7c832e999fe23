import type { IncomingMessage } from 'node:http';
import { AppError } from '#lib/errors.ts';
import { METHODS } from '#lib/web/send-error.ts';

const MOST_URL_BYTES = 8 * 1024;
const MOST_HEADER_BYTES = 16 * 1024;

/** Names whose second occurrence two readers could understand differently. */
const SINGLE = new Set(['host', 'content-type', 'content-length', 'origin', 'cookie']);

/** Refuses requests that are malformed or oversized before their headers are believed. */
export function checkShape(request: Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'>): void {
  const url = request.url ?? '';
  if (url.length > MOST_URL_BYTES)
    throw new AppError('uri_too_long', `The URL is longer than ${MOST_URL_BYTES} bytes.`);
  if (!METHODS.includes(request.method ?? ''))
    throw new AppError('method_not_allowed', `The method ${request.method} is not supported.`);
  checkHeaders(request.rawHeaders);
  // A fragment stays in the browser; whoever sends one hopes that two readers cut it differently.
  if (!url.startsWith('/') || url.includes('#')) throw malformed('The request target must be a path.');
  const path = url.split('?', 1)[0] as string;
  if (path.startsWith('//') || path.includes('\\') || /\/\.\.?(\/|$)/.test(path))
    throw malformed('The path is not acceptable.');
  if (!isDecodable(path)) throw malformed('The path has a broken percent-encoding.');
}

function checkHeaders(rawHeaders: readonly string[]): void {
  let bytes = 0;
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    bytes += name.length + (rawHeaders[index + 1] as string).length + 4;
    if (SINGLE.has(name) && seen.has(name)) throw malformed(`The header ${name} may be sent only once.`);
    seen.add(name);
  }
  if (bytes > MOST_HEADER_BYTES)
    throw new AppError('headers_too_large', `The headers are longer than ${MOST_HEADER_BYTES} bytes.`);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function malformed(message: string): AppError {
  return new AppError('malformed_request', message);
}

/** A caller's request id is kept when it cannot do harm in logs and headers. */
export function acceptableRequestId(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(value) ? value : undefined;
}
