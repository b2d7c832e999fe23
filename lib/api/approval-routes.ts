import { Type } from '@sinclair/typebox';
import { LONGEST_COMMENT } from '#lib/runs/comment-length.ts';
import { addRunComment } from '#lib/runs/server/add-run-comment.ts';
import { compareRun } from '#lib/runs/server/compare-run.ts';
import { listApprovals } from '#lib/runs/server/list-approvals.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { runCommentSchema, runComparisonSchema, runSchema } from './run-schemas.ts';

const tags = ['Runs'];
const subject = 'Run';
const ok = { ok: Type.Literal(true) };
const list = Type.Array(runSchema);

export const approvalRoutes = [
  defineRoute(
    {
      method: 'GET',
      path: '/v1/approvals',
      rule: { verb: 'read', subject },
      summary:
        'What waits for the caller’s decision, what he decided lately, and which of his own requests wait',
      tags,
      response: Type.Object({ ...ok, waiting: list, unclear: list, requested: list, decided: list }),
    },
    async (ctx) => ({ ok: true as const, ...((await listApprovals(ctx)) as never as Record<Group, never>) }),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/v1/actions/runs/:id/comparison',
      rule: { verb: 'read', subject },
      summary: 'A run beside the last one of the same action on the same entity that was sent',
      description:
        'Null for a run that is for no entity; `last` is null when there is none that one may see.',
      tags,
      response: Type.Object({ ...ok, comparison: Type.Union([runComparisonSchema, Type.Null()]) }),
    },
    async (ctx, { params }) => ({ ok: true as const, comparison: (await compareRun(ctx, params)) as never }),
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/v1/actions/runs/:id/comments',
      rule: { verb: 'read', subject },
      summary: 'Comment on a run',
      description: 'Who may read a run may comment on it. A comment cannot be changed or taken back.',
      tags,
      body: Type.Object({
        text: Type.String({ description: `at most ${LONGEST_COMMENT} characters` }),
      }),
      response: Type.Object({ ...ok, comment: runCommentSchema }),
      status: 201,
    },
    async (ctx, { params: { id }, body: { text } }) => ({
      ok: true as const,
      comment: (await addRunComment(ctx, { id, text })) as never,
    }),
  ),
];

type Group = 'waiting' | 'unclear' | 'requested' | 'decided';
