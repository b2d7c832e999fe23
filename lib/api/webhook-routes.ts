import { Type } from '@sinclair/typebox';
import { AppError } from '#lib/errors.ts';
import { receiveDelivery } from '#lib/github/server/receive-delivery.ts';
import { isSignedBy } from '#lib/github/server/verify-signature.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { readJson } from '#lib/web/read-json.ts';

/** GitHub sends no more. */
const LARGEST = 25 * 1024 * 1024;

export const webhookRoutes = [
  defineRoute(
    {
      method: 'POST',
      path: '/api/webhooks/github',
      rule: 'public',
      summary: 'Deliveries of GitHub, signed with GITHUB_WEBHOOK_SECRET',
      description:
        'Stored and answered at once, processed later; a delivery that came before changes nothing.',
      tags: ['Webhooks'],
      raw: true,
      maxBytes: LARGEST,
      status: 202,
      response: Type.Object({
        ok: Type.Literal(true),
        duplicate: Type.Boolean({ description: 'a delivery with this id came before' }),
      }),
    },
    async (ctx, { rawBody, headers }) => {
      const secret = ctx.services.env.github.webhookSecret;
      // Without a secret nobody can sign, so nobody is believed; and nothing is parsed before.
      if (!secret || !isSignedBy(secret, rawBody, headers.get('x-hub-signature-256')))
        throw new AppError('unauthenticated', 'The signature of this delivery is missing or wrong.');
      const isNew = await receiveDelivery(ctx, {
        deliveryId: headers.get('x-github-delivery'),
        event: headers.get('x-github-event'),
        payload: readJson(Buffer.from(rawBody)),
      });
      return { ok: true as const, duplicate: !isNew };
    },
  ),
];
