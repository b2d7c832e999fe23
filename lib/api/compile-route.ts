import type { IncomingMessage } from 'node:http';
import type { Context } from '#lib/access/server/context.ts';
import { AppError, type Issue } from '#lib/errors.ts';
import { requireJson } from '#lib/web/content-type.ts';
import { DEFAULT_MAX_BYTES, hasBody, readBody } from '#lib/web/read-body.ts';
import { readJson, textFault } from '#lib/web/read-json.ts';
import { readQuery } from '#lib/web/read-query.ts';
import type { Route, RouteAnswer } from '#lib/web/route-types.ts';
import { isRuleChecked } from '#lib/web/rule-check.ts';
import { compileSchema, type Validate } from '#lib/web/validation.ts';

export interface CompiledRoute {
  route: Route;
  maxBytes: number;
  /** Reads and checks what came, calls the handler. */
  run(ctx: Context, request: RouteRequest): Promise<RouteAnswer<unknown>>;
  /** Throws when an answer is not what the route publishes, or its rule was not checked (tests). */
  verify(ctx: Context, body: unknown): void;
}

interface RouteRequest {
  message: IncomingMessage;
  headers: Headers;
  params: Record<string, string>;
  query: URLSearchParams;
}

/** Compiles a route's schemas once, at start. */
export function compileRoute(route: Route): CompiledRoute {
  const { spec } = route;
  const validateParams = spec.params && compileSchema(spec.params, '/params');
  const validateQuery = spec.query && compileSchema(spec.query, '/query');
  const validateBody = spec.body && compileSchema(spec.body);
  const maxBytes = spec.maxBytes ?? DEFAULT_MAX_BYTES;
  let validateAnswer: Validate | undefined;
  return {
    route,
    maxBytes,
    async run(ctx, { message, headers, params, query }) {
      const input = {
        params: checkParams(params),
        query: readQuery(query, spec.query),
        body: undefined as unknown,
        headers,
        rawBody: new Uint8Array(0) as Uint8Array,
      };
      refuse([...(validateParams?.(params) ?? []), ...(validateQuery?.(input.query) ?? [])]);
      if (spec.raw) {
        requireJson(headers);
        input.rawBody = await readBody(message, maxBytes);
      } else if (validateBody) {
        input.body = await readJsonBody(message, headers, maxBytes);
        refuse(validateBody(input.body));
      } else if (hasBody(message)) await readBody(message, maxBytes);
      return route.handle(ctx, input as never);
    },
    verify(ctx, body) {
      validateAnswer ??= compileSchema(spec.response);
      const issues = validateAnswer(JSON.parse(JSON.stringify(body ?? null)));
      const name = `${spec.method} ${spec.path}`;
      if (issues.length > 0)
        throw new Error(`The answer of ${name} is not what it publishes: ${JSON.stringify(issues)}`);
      if (!isRuleChecked(spec.rule, ctx)) throw new Error(`${name} did not check the rule it declares.`);
    },
  };
}

async function readJsonBody(message: IncomingMessage, headers: Headers, maxBytes: number): Promise<unknown> {
  if (hasBody(message)) requireJson(headers);
  return readJson(await readBody(message, maxBytes));
}

function checkParams(params: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(params)) {
    const message = textFault(value);
    if (message) refuse([{ path: `/params/${name}`, code: 'invalid_text', message }]);
  }
  return params;
}

function refuse(issues: Issue[]): void {
  const [first] = issues;
  if (!first) return;
  const where = first.path === '' ? '' : `${first.path}: `;
  throw new AppError('invalid_input', `${where}${first.message}`, { details: issues });
}
