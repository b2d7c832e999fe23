import { Type } from '@sinclair/typebox';
import { loadDemo } from '#lib/demo/server/load-demo.ts';
import { startEmpty } from '#lib/demo/server/start-empty.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { success } from './document-schemas.ts';

export const demoRoutes = [
  defineRoute(
    {
      method: 'POST',
      path: '/v1/demo/clear',
      rule: { verb: 'delete', subject: 'Blueprint' },
      summary: 'Takes the demo away with everything made in it; people and the audit stay',
      tags: ['Demo'],
      body: Type.Object({
        loadedAt: Type.String({ maxLength: 100, description: 'when the demo that is meant was loaded' }),
      }),
      response: success,
    },
    async (ctx, { body }) => {
      await startEmpty(ctx, body);
      return { ok: true as const };
    },
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/demo/load',
      rule: { verb: 'create', subject: 'Blueprint' },
      summary: 'Brings the demo into an installation in which nothing is defined',
      tags: ['Demo'],
      response: success,
    },
    async (ctx) => {
      await loadDemo(ctx);
      return { ok: true as const };
    },
  ),
];
