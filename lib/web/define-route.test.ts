import { Type } from '@sinclair/typebox';
import { describe, expect, it } from 'vitest';
import type { Context } from '#lib/access/server/context.ts';
import { notFound } from '#lib/errors.ts';
import { defineRoute } from './define-route.ts';
import type { RouteAnswer, RouteSpec } from './route-types.ts';

const SPEC: RouteSpec<'/v1/teams/:identifier'> = {
  method: 'GET',
  path: '/v1/teams/:identifier',
  rule: { verb: 'read', subject: 'Team' },
  summary: 'One team',
  tags: ['Teams'],
  response: Type.Any(),
};
const CTX = { requestId: 'request-1' } as Context;
const INPUT = {
  params: { identifier: 'sig-network' },
  query: {},
  body: undefined,
  headers: new Headers(),
  rawBody: new Uint8Array(),
};

function answerOf(result: unknown): Promise<RouteAnswer<unknown>> {
  return defineRoute(SPEC, () => result).handle(CTX, INPUT);
}

describe('defineRoute', () => {
  it('hands the handler who asks and what for, and keeps what was declared', async () => {
    const route = defineRoute(SPEC, ({ requestId }, { params }) => ({ ok: true, requestId, ...params }));
    expect(route.spec).toBe(SPEC);
    expect((await route.handle(CTX, INPUT)).body).toEqual({
      ok: true,
      requestId: 'request-1',
      identifier: 'sig-network',
    });
  });

  it('takes what a handler returns for the body', async () => {
    for (const body of [{ ok: true, team: {} }, [], null, 'text', undefined])
      expect(await answerOf(body)).toEqual({ body });
  });

  it('lets a handler choose status and headers', async () => {
    const answer = { status: 201, body: { ok: true }, headers: { ETag: '"1"' } };
    expect(await answerOf(answer)).toBe(answer);
    expect(await answerOf(Promise.resolve(answer))).toBe(answer);
  });

  it('does not take a body for an answer that has something called body in it', async () => {
    const run = { ok: true, body: { ref: 'main' }, status: 'SUCCESS' };
    expect(await answerOf(run)).toEqual({ body: run });
  });

  it('hands on what a handler throws, at once or later', async () => {
    const refuse = () => {
      throw notFound('Team', 'x');
    };
    await expect(defineRoute(SPEC, refuse).handle(CTX, INPUT)).rejects.toMatchObject({ code: 'not_found' });
    await expect(defineRoute(SPEC, async () => refuse()).handle(CTX, INPUT)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
