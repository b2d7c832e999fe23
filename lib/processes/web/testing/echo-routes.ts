import { Type } from '@sinclair/typebox';
import { authRoutes } from '#lib/api/auth-routes.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import type { Route } from '#lib/web/route-types.ts';

const anything = Type.Object({
  ok: Type.Literal(true),
  body: Type.Unknown(),
  query: Type.Unknown(),
  id: Type.String(),
});

/** Routes that only show what the edge hands on, and break in the ways handlers break. */
export const echoRoutes: readonly Route[] = [
  ...authRoutes,
  defineRoute(
    {
      method: 'POST',
      path: '/v1/echo/:id',
      rule: 'signed-in',
      summary: 'Says what was understood',
      tags: ['Test'],
      query: Type.Object({
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        include: Type.Optional(Type.Array(Type.String())),
        upsert: Type.Optional(Type.Boolean()),
      }),
      body: Type.Object({ name: Type.Optional(Type.String({ maxLength: 20 })) }),
      response: anything,
    },
    (_ctx, { body, query, params }) => ({ ok: true as const, body, query, id: params.id }),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/echo/fixed',
      rule: 'signed-in',
      summary: 'A static segment beside a parameter',
      tags: ['Test'],
      response: anything,
    },
    () => ({ ok: true as const, body: null, query: null, id: 'fixed' }),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/echo/:id',
      rule: 'signed-in',
      summary: 'A parameter',
      tags: ['Test'],
      response: anything,
    },
    (ctx, { params }) => ({ ok: true as const, body: ctx.actor, query: null, id: params.id }),
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/raw',
      rule: 'public',
      summary: 'Counts bytes',
      tags: ['Test'],
      raw: true,
      maxBytes: 25 * 1024 * 1024,
      response: Type.Object({ ok: Type.Literal(true), bytes: Type.Integer() }),
    },
    (_ctx, { rawBody }) => ({ ok: true as const, bytes: rawBody.byteLength }),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/break/:how',
      rule: { verb: 'read', subject: 'Blueprint' },
      summary: 'Fails',
      tags: ['Test'],
      response: Type.Object({ ok: Type.Literal(true) }),
    },
    (ctx, { params }) => breakAs(params.how, ctx.checks ?? []),
  ),
];

function breakAs(how: string, checks: { verb: string; subject: string }[]): { ok: true } {
  switch (how) {
    case 'unknown':
      throw new Error('select password from users');
    case 'database':
      throw new Error('Failed query', {
        cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      });
    case 'wrong-answer':
      checks.push({ verb: 'read', subject: 'Blueprint' });
      return { ok: 'yes' } as unknown as { ok: true };
    case 'checked':
      checks.push({ verb: 'read', subject: 'Blueprint' });
      return { ok: true };
    default:
      return { ok: true };
  }
}
