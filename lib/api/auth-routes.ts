import { Type } from '@sinclair/typebox';
import { issueAccessToken } from '#lib/auth/server/issue-access-token.ts';
import { issueDemoToken } from '#lib/auth/server/issue-demo-token.ts';
import { defineRoute } from '#lib/web/define-route.ts';

const token = {
  ok: Type.Literal(true),
  accessToken: Type.String(),
  expiresIn: Type.Integer({ description: 'seconds' }),
  tokenType: Type.Literal('Bearer'),
};

export const authRoutes = [
  defineRoute(
    {
      method: 'POST',
      path: '/v1/auth/access_token',
      rule: 'public',
      summary: 'A token for a machine client',
      tags: ['Authentication'],
      body: Type.Object({
        clientId: Type.String({ minLength: 1, maxLength: 200 }),
        clientSecret: Type.String({ minLength: 1, maxLength: 500 }),
      }),
      response: Type.Object(token),
      maxBytes: 16 * 1024,
    },
    async (ctx, { body, headers }) => {
      const { clientId, clientSecret } = body;
      const address = headers.get('x-forwarded-for') ?? '';
      const issued = await issueAccessToken(ctx, { clientId, clientSecret, address });
      return { ok: true as const, ...issued, tokenType: 'Bearer' as const };
    },
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/demo/session',
      rule: 'public',
      summary: 'A token for one of the demo identities; exists in demo mode only',
      tags: ['Authentication'],
      body: Type.Object({ identity: Type.String({ minLength: 1, maxLength: 50 }) }),
      response: Type.Object({
        ...token,
        user: Type.Object({
          id: Type.String(),
          email: Type.String(),
          name: Type.String(),
          role: Type.String(),
        }),
      }),
      maxBytes: 16 * 1024,
    },
    async (ctx, { body }) => {
      const issued = await issueDemoToken(ctx, { identity: body.identity });
      return { ok: true as const, ...issued, tokenType: 'Bearer' as const };
    },
  ),
];
