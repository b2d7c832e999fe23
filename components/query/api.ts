import { ApiError, toApiError } from './api-error.ts';
import { announceSignedOut } from './signed-out.ts';

export interface ApiInit {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  query?: Record<string, string | number | boolean | readonly string[] | undefined>;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/**
 * Calls our own server with the session cookie. Throws ApiError for every answer that is not 2xx and for none at all;
 * 401 also announces that the session has ended. An aborted call throws the abort.
 */
export async function api<T>(path: string, init: ApiInit = {}): Promise<T> {
  const response = await send(path, init);
  const body = await readBody(response);
  if (response.ok) return body as T;
  if (response.status === 401) announceSignedOut();
  throw toApiError(response.status, body);
}

async function send(
  path: string,
  { method = 'GET', body, query, headers, signal }: ApiInit,
): Promise<Response> {
  try {
    return await fetch(withQuery(path, query), {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        ...headers,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError({
      error: 'network',
      message: 'The server could not be reached. What you typed is kept.',
    });
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `path` with the defined values of `query`; lists repeat the name. */
export function withQuery(path: string, query: ApiInit['query'] = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one));
  }
  const text = params.toString();
  return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path;
}

/** A path of `/v1` with each part encoded: `v1('blueprints', id, 'entities')`. */
export function v1(...parts: string[]): string {
  return `/v1/${parts.map(encodeURIComponent).join('/')}`;
}
