import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context, Services } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { buildContext, contextFor } from '#lib/web/build-context.ts';
import { refuseLongBody } from '#lib/web/read-body.ts';
import { refusalFor } from '#lib/web/refusal.ts';
import type { Route } from '#lib/web/route-types.ts';
import { sendError } from '#lib/web/send-error.ts';
import type { CompiledRoute } from './compile-route.ts';
import { createMatcher } from './match-route.ts';
import { sendAnswer } from './send-answer.ts';

interface ApiOptions {
  services: Services;
  routes: readonly Route[];
  /** Checks every answer against its schema and that each declared rule was really asked (tests). */
  strict?: boolean;
}

/**
 * The HTTP API as a listener of node:http: beside Next it stands behind the front door, and it can run as a
 * process of its own. A Next route handler would cost three times as much.
 */
export function createApi({ services, routes, strict = false }: ApiOptions) {
  const match = createMatcher(routes);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = String(request.headers['x-request-id'] ?? newId());
    const url = request.url ?? '/';
    const [path = '/', query = ''] = splitUrl(url);
    const method = request.method ?? 'GET';
    try {
      const found = match(method, path);
      if (!found) throw new AppError('not_found', `There is nothing at ${path}.`);
      if ('allow' in found) {
        response.setHeader('Allow', found.allow.join(', '));
        if (method === 'OPTIONS') {
          response.writeHead(204).end();
          return;
        }
        throw new AppError('method_not_allowed', `${path} does not answer ${method}.`);
      }
      const { route, params } = found;
      refuseLongBody(request, route.maxBytes);
      const headers = headersOf(request);
      const ctx = await contextOf(services, route, headers);
      const answer = await route.run(ctx, {
        message: request,
        headers,
        params,
        query: new URLSearchParams(query),
      });
      if (strict && !answer.stream) route.verify(ctx, answer.body);
      sendAnswer(response, answer, route.route.spec.status ?? 200);
    } catch (error) {
      sendError(request, response, refusalFor(error, services.log, { requestId, path }), requestId);
    }
  };
}

/** A public route looks at no credentials: a stale token beside a request for a new one does no harm. */
async function contextOf(services: Services, { route }: CompiledRoute, headers: Headers): Promise<Context> {
  const facts = { headers, origin: 'api' as const };
  if (route.spec.rule === 'public') return contextFor(services, { kind: 'anonymous' }, facts, []);
  const ctx = await buildContext(services, facts);
  if (ctx.actor.kind === 'anonymous')
    throw new AppError('unauthenticated', 'Sign in, or send an access token.');
  return ctx;
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index < request.rawHeaders.length; index += 2)
    headers.append(request.rawHeaders[index] as string, request.rawHeaders[index + 1] as string);
  return headers;
}

function splitUrl(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}
