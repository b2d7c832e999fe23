import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request, read and taken apart. */
export interface Call {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: Buffer;
  params: Record<string, string>;
  socket: IncomingMessage['socket'];
}

/** What goes back; `hang` never answers, `reset` tears the connection. */
export type Reply =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | { lost: 'hang' | 'reset' };

export interface Route {
  method: string;
  pattern: RegExp;
  names: string[];
  /** tells the reader where this is described; becomes `documentation_url` of its errors */
  doc: string;
  handle: (call: Call) => Reply | Promise<Reply>;
}

/** `:name` is one segment, `*name` all that is left. */
export function route(method: string, path: string, doc: string, handle: Route['handle']): Route {
  const names: string[] = [];
  const source = path.replace(/[:*]\w+/g, (part) => {
    names.push(part.slice(1));
    return part.startsWith('*') ? '(.*)' : '([^/]+)';
  });
  return { method, pattern: new RegExp(`^${source}$`), names, doc, handle };
}

export function matchRoute(
  routes: Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  for (const candidate of routes) {
    const match = candidate.method === method ? candidate.pattern.exec(path) : null;
    if (!match) continue;
    try {
      const params = candidate.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]);
      return { route: candidate, params: Object.fromEntries(params) };
    } catch {
      return undefined;
    }
  }
  return undefined;
}

const DOCS = 'https://docs.github.com/rest';

/** GitHub's error body: the status stands in it as text. */
export function failure(
  status: number,
  message: string,
  doc = '',
  headers: Record<string, string> = {},
): Reply {
  return { status, body: { message, documentation_url: DOCS + doc, status: String(status) }, headers };
}

/** The body as a JSON object, or the 400 that GitHub answers. */
export function jsonObject(
  call: Call,
): { ok: true; value: Record<string, unknown> } | { ok: false; reply: Reply } {
  if (call.body.length === 0) return { ok: true, value: {} };
  try {
    const value = JSON.parse(call.body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ok: true, value };
    return { ok: false, reply: failure(400, 'Body should be a JSON object') };
  } catch {
    return { ok: false, reply: failure(400, 'Problems parsing JSON') };
  }
}

/** One page of `items`, and the `Link` header that leads to the others. */
export function paginate<Item>(
  call: Call,
  base: string,
  items: Item[],
): { page: Item[]; headers: Record<string, string> } {
  const whole = (name: string, fallback: number, most: number) => {
    const value = Number(call.url.searchParams.get(name) ?? fallback);
    return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : fallback;
  };
  const size = whole('per_page', 30, 100);
  const current = whole('page', 1, Number.MAX_SAFE_INTEGER);
  const last = Math.max(1, Math.ceil(items.length / size));
  const links: [string, number][] = [];
  if (current > 1) links.push(['prev', Math.min(current - 1, last)]);
  if (current < last) links.push(['next', current + 1], ['last', last]);
  if (current > 1) links.push(['first', 1]);
  const link = links.map(([name, page]) => {
    const url = new URL(call.url.pathname + call.url.search, base);
    url.searchParams.set('page', String(page));
    return `<${url.href}>; rel="${name}"`;
  });
  return {
    page: items.slice((current - 1) * size, current * size),
    headers: link.length > 0 ? { link: link.join(', ') } : {},
  };
}

/** Reads at most `most` bytes; rejects beyond. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > most) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function send(response: ServerResponse, reply: Exclude<Reply, { lost: string }>): void {
  const { status, body, headers } = reply;
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
