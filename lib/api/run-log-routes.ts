import { Type } from '@sinclair/typebox';
import { appendRunLog } from '#lib/runs/server/append-run-log.ts';
import { listRunLogs } from '#lib/runs/server/list-run-logs.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { runLogSchema } from './run-schemas.ts';

const tags = ['Runs'];
const subject = 'Run';
const text = (description: string) => Type.Optional(Type.String({ maxLength: 500, description }));

export const runLogRoutes = [
  defineRoute(
    {
      method: 'POST',
      path: '/v1/actions/runs/:id/logs',
      rule: { verb: 'update', subject },
      summary: 'Add a line to the log of a run',
      tags,
      body: Type.Object({
        message: Type.String(),
        level: Type.Optional(Type.String({ description: 'INFO, WARN, ERROR or DEBUG' })),
        terminationStatus: Type.Optional(
          Type.Union([Type.Literal('SUCCESS'), Type.Literal('FAILURE')], {
            description: 'ends the run with this line',
          }),
        ),
        statusLabel: Type.Optional(Type.String()),
      }),
      response: Type.Object({ ok: Type.Literal(true), runLog: runLogSchema }),
      status: 201,
    },
    async (ctx, { params: { id }, body }) => {
      const { message, level, terminationStatus, statusLabel } = body;
      const line = await appendRunLog(ctx, { id, message, level, terminationStatus, statusLabel });
      return { ok: true as const, runLog: { ...line, runId: id, at: line.at.toISOString() } };
    },
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/actions/runs/:id/logs',
      rule: { verb: 'read', subject },
      summary: 'The log of a run, in the order it came',
      tags,
      query: Type.Object({
        search: text('looked for in the message'),
        origin: text('only lines of this job'),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, default: 200 })),
        from: text('`next` of the page before'),
      }),
      response: Type.Object({
        ok: Type.Literal(true),
        runLogs: Type.Array(runLogSchema),
        next: Type.Union([Type.String(), Type.Null()]),
      }),
    },
    async (ctx, { params: { id }, query }) => ({
      ok: true as const,
      ...(await listRunLogs(ctx, { id, ...query })),
    }),
  ),
];
