import type { ServerResponse } from 'node:http';
import type { Static, TSchema } from '@sinclair/typebox';
import type { Context } from '#lib/access/server/context.ts';
import type { Subject, Verb } from '#lib/access/subjects.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call: `public` anyone, `signed-in` anyone known (the verb looks only at what is the caller's own),
 * else the verb called inside checks this rule through `authorise`. The edge itself only authenticates. Several
 * verbs: which one it is shows when the subject is loaded (an upsert creates or updates).
 */
export type RouteRule = { verb: Verb | readonly Verb[]; subject: Subject } | 'public' | 'signed-in';

/** `'/v1/blueprints/:blueprint/entities/:identifier'` → `{blueprint: string; identifier: string}` */
type PathParams<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [Key in Name | keyof PathParams<Rest>]: string }
  : Path extends `${string}:${infer Name}`
    ? { [Key in Name]: string }
    : Record<never, never>;

export interface RouteSpec<
  Path extends string = string,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Answer extends TSchema = TSchema,
> {
  method: HttpMethod;
  /** Hono syntax; static segments win over `:params` whatever the order of the table. */
  path: Path;
  rule: RouteRule;
  summary: string;
  description?: string;
  tags: string[];
  /** Tightens path parameters beyond "a string"; an object schema. */
  params?: TSchema;
  /** An object schema of strings, numbers, booleans and arrays of them; unknown keys of the query are ignored. */
  query?: Query;
  /** JSON body, validated as sent: no defaults, no coercion, nothing removed. */
  body?: Body;
  /** The successful answer; `errorBody` needs no mention. */
  response: Answer;
  /** Status of the successful answer when the handler names none (200). */
  status?: number;
  /** Largest body in bytes (1 MB). */
  maxBytes?: number;
  /** Hands the bytes over unparsed (signed webhooks); `body` is then absent. */
  raw?: boolean;
  /** Kept out of the published description. */
  hidden?: boolean;
}

export interface RouteInput<Path extends string, Query extends TSchema, Body extends TSchema> {
  params: PathParams<Path>;
  query: Static<Query>;
  body: Static<Body>;
  headers: Headers;
  /** The bytes as they came; empty unless the route is `raw`. */
  rawBody: Uint8Array;
}

export interface RouteAnswer<Body> {
  status?: number;
  body: Body;
  headers?: Record<string, string>;
  /** Takes the response over instead of a body (server-sent events). */
  stream?: (response: ServerResponse) => void;
}

/** A route with its types erased: what the tables hold. */
export interface Route {
  spec: RouteSpec;
  handle(ctx: Context, input: RouteInput<string, TSchema, TSchema>): Promise<RouteAnswer<unknown>>;
}
