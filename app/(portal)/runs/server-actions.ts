'use server';

import { Type } from '@sinclair/typebox';
import { LONGEST_COMMENT } from '#lib/runs/comment-length.ts';
import { cancelRun as cancel } from '#lib/runs/server/cancel-run.ts';
import { decideRun as decide } from '#lib/runs/server/decide-run.ts';
import { decideRuns as decideSeveral } from '#lib/runs/server/decide-runs.ts';
import { resolveRun as resolve } from '#lib/runs/server/resolve-run.ts';
import { withdrawRun as withdraw } from '#lib/runs/server/withdraw-run.ts';
import { defineServerAction } from '#lib/web/define-server-action.ts';

const id = Type.String({ maxLength: 64 });
const decision = Type.Union([Type.Literal('APPROVE'), Type.Literal('DECLINE')]);
const reason = Type.Optional(Type.String({ maxLength: LONGEST_COMMENT }));

export const decideRun = defineServerAction(
  {
    rule: { verb: 'approve', subject: 'Run' },
    input: Type.Object({
      id,
      decision,
      reason,
      requestHash: Type.String(),
    }),
  },
  async (ctx, input) => {
    await decide(ctx, input);
    return {};
  },
);

export const decideRuns = defineServerAction(
  {
    rule: { verb: ['read', 'approve'], subject: 'Run' },
    input: Type.Object({
      runs: Type.Array(Type.Object({ id, requestHash: Type.String() }), { minItems: 1, maxItems: 50 }),
      decision,
      reason,
    }),
  },
  (ctx, input) => decideSeveral(ctx, input),
);

export const withdrawRun = defineServerAction(
  { rule: { verb: 'cancel', subject: 'Run' }, input: Type.Object({ id }) },
  async (ctx, input) => {
    await withdraw(ctx, input);
    return {};
  },
);

export const cancelRun = defineServerAction(
  { rule: { verb: 'cancel', subject: 'Run' }, input: Type.Object({ id }) },
  async (ctx, input) => {
    await cancel(ctx, input);
    return {};
  },
);

export const resolveRun = defineServerAction(
  {
    rule: { verb: 'resolve', subject: 'Run' },
    input: Type.Object({
      id,
      resolution: Type.Union([Type.Literal('ran'), Type.Literal('send_again'), Type.Literal('give_up')]),
    }),
  },
  async (ctx, input) => {
    await resolve(ctx, input);
    return {};
  },
);
