import { Type } from '@sinclair/typebox';
import { AppError } from '#lib/errors.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { streamEvents } from './stream-events.ts';

export const eventsRoutes = [
  defineRoute(
    {
      method: 'GET',
      path: '/api/events',
      rule: 'signed-in',
      summary: 'Server-sent events: the names of what changed',
      description:
        'Each message is one topic (`runs`, `run:<id>`, `approvals`, `entities:<blueprint>`, …); `*` says that some may have been missed.',
      tags: ['Events'],
      response: Type.String(),
      hidden: true,
    },
    (ctx, { headers }) => {
      const hub = ctx.services.events;
      if (!hub) throw new AppError('unavailable', 'This process announces nothing.', { retryAfter: 5 });
      return {
        body: '',
        headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' },
        stream: (response) => streamEvents(ctx, headers, hub, response),
      };
    },
  ),
];
