import { Type } from '@sinclair/typebox';
import { cancelRun } from '#lib/runs/server/cancel-run.ts';
import { decideRun } from '#lib/runs/server/decide-run.ts';
import { getRun } from '#lib/runs/server/get-run.ts';
import { listRuns } from '#lib/runs/server/list-runs.ts';
import { patchRun } from '#lib/runs/server/patch-run.ts';
import { previewRun } from '#lib/runs/server/preview-run.ts';
import { resolveRun } from '#lib/runs/server/resolve-run.ts';
import { submitRun } from '#lib/runs/server/submit-run.ts';
import { withdrawRun } from '#lib/runs/server/withdraw-run.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { approvalRoutes } from './approval-routes.ts';
import { issueSchema } from './document-schemas.ts';
import { runLogRoutes } from './run-log-routes.ts';
import { fullRunSchema, plannedJobs, runSchema } from './run-schemas.ts';

const tags = ['Runs'];
const subject = 'Run';
const ok = { ok: Type.Literal(true) };
const one = Type.Object({ ...ok, run: runSchema });
const names = Type.Array(Type.String());
const text = (description: string) => Type.Optional(Type.String({ maxLength: 500, description }));
const textOrNull = Type.Optional(Type.Union([Type.String(), Type.Null()]));

const request = Type.Object({
  properties: Type.Optional(
    Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()], {
      description: 'values of the inputs, by name',
    }),
  ),
  entity: Type.Optional(
    Type.Union([Type.String(), Type.Null()], { description: 'identifier, for DAY-2 and DELETE' }),
  ),
});

export const runRoutes = [
  defineRoute(
    {
      method: 'POST',
      path: '/v1/actions/:identifier/runs',
      rule: { verb: 'execute', subject: 'Action' },
      summary: 'Ask for a run',
      description:
        'With the header `Idempotency-Key`, the same request is one run however often it is sent; another request under the same key is refused.',
      tags,
      body: request,
      response: one,
      status: 201,
    },
    async (ctx, { params, body, headers }) => ({
      ok: true as const,
      run: (await submitRun(ctx, {
        action: params.identifier,
        entity: body.entity || undefined,
        properties: body.properties ?? {},
        idempotencyKey: headers.get('idempotency-key') ?? undefined,
      })) as never,
    }),
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/actions/:identifier/preview',
      rule: { verb: 'execute', subject: 'Action' },
      summary: 'The exact request a submission would send, and what would keep it from being accepted',
      tags,
      body: request,
      response: Type.Object({
        ...ok,
        request: Type.String({ description: '`<run id>` stands where the id of the run will stand' }),
        requestHash: Type.String(),
        approvalRequired: Type.Boolean(),
        approvers: Type.Object({ type: Type.String(), users: names, teams: names, roles: names }),
        issues: Type.Array(issueSchema),
        jobs: plannedJobs,
      }),
    },
    async (ctx, { params, body }) => ({
      ok: true as const,
      ...(await previewRun(ctx, {
        action: params.identifier,
        entity: body.entity || undefined,
        properties: body.properties ?? {},
      })),
    }),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/actions/runs',
      rule: { verb: 'read', subject },
      summary: 'Runs the caller may see, newest first',
      tags,
      query: Type.Object({
        action: text('identifier of an action'),
        blueprint: text('identifier of a blueprint'),
        entity: text('identifier of an entity, beside its blueprint'),
        state: text('one state or several, separated by commas'),
        mine: Type.Optional(Type.Boolean({ description: 'only what the caller asked for' })),
        external_run_id: text('as reported by whoever runs it'),
        version: text('ignored'),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
        from: text('`next` of the page before'),
      }),
      response: Type.Object({
        ...ok,
        runs: Type.Array(runSchema),
        next: Type.Union([Type.String(), Type.Null()]),
      }),
    },
    async (ctx, { query: { external_run_id: externalRunId, version: _, ...query } }) => {
      const { runs, next } = await listRuns(ctx, { ...query, externalRunId });
      return { ok: true as const, runs: runs as never, next };
    },
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/actions/runs/:id',
      rule: { verb: 'read', subject },
      summary: 'One run with its timeline, attempts, jobs and entities',
      tags,
      response: Type.Object({ ...ok, run: fullRunSchema }),
    },
    async (ctx, { params }) => ({ ok: true as const, run: (await getRun(ctx, params)) as never }),
  ),
  defineRoute(
    {
      method: 'PATCH',
      path: '/v1/actions/runs/:id',
      rule: { verb: 'update', subject },
      summary: 'Report progress or the end of a run',
      description: 'A run that has ended takes no more reports; one that was not sent yet cannot have ended.',
      tags,
      body: Type.Object({
        status: Type.Optional(
          Type.Union([Type.Literal('SUCCESS'), Type.Literal('FAILURE'), Type.Literal('IN_PROGRESS')]),
        ),
        statusLabel: textOrNull,
        link: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String()), Type.Null()])),
        summary: textOrNull,
        externalRunId: textOrNull,
      }),
      response: one,
    },
    async (ctx, { params: { id }, body }) => {
      const { status, statusLabel, link, summary, externalRunId } = body;
      const run = await patchRun(ctx, { id, status, statusLabel, link, summary, externalRunId });
      return { ok: true as const, run: run as never };
    },
  ),
  defineRoute(
    {
      method: 'PATCH',
      path: '/v1/actions/runs/:id/approval',
      rule: { verb: 'approve', subject },
      summary: 'Approve or decline a run',
      tags,
      body: Type.Object({
        status: Type.Union([Type.Literal('APPROVE'), Type.Literal('DECLINE')]),
        description: textOrNull,
        requestHash: Type.Optional(
          Type.String({ description: 'of the request that was looked at; a decision on another is refused' }),
        ),
      }),
      response: one,
    },
    async (ctx, { params: { id }, body }) => {
      const { status: decision, description: reason, requestHash } = body;
      return {
        ok: true as const,
        run: (await decideRun(ctx, { id, decision, reason, requestHash })) as never,
      };
    },
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/actions/runs/:id/withdraw',
      rule: { verb: 'cancel', subject },
      summary: 'Take a request back before it is sent',
      tags,
      response: one,
    },
    async (ctx, { params }) => ({ ok: true as const, run: (await withdrawRun(ctx, params)) as never }),
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/actions/runs/:id/cancel',
      rule: { verb: 'cancel', subject },
      summary: 'Stop a run: before it is sent it ends; afterwards GitHub is asked to cancel the workflow run',
      tags,
      response: one,
    },
    async (ctx, { params }) => ({ ok: true as const, run: (await cancelRun(ctx, params)) as never }),
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/actions/runs/:id/resolve',
      rule: { verb: 'resolve', subject },
      summary: 'Say what became of a run whose effect could not be proved',
      tags,
      body: Type.Object({
        resolution: Type.Union([Type.Literal('ran'), Type.Literal('send_again'), Type.Literal('give_up')]),
        workflowRunId: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: Number.MAX_SAFE_INTEGER,
            description: 'with `ran`: followed from then on',
          }),
        ),
      }),
      response: one,
    },
    async (ctx, { params: { id }, body }) => ({
      ok: true as const,
      run: (await resolveRun(ctx, { id, ...body })) as never,
    }),
  ),
  ...approvalRoutes,
  ...runLogRoutes,
];
