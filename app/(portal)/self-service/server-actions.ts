'use server';

import { Type } from '@sinclair/typebox';
import { submitRun as submit } from '#lib/runs/server/submit-run.ts';
import { defineServerAction } from '#lib/web/define-server-action.ts';

export const submitRun = defineServerAction(
  {
    rule: { verb: 'execute', subject: 'Action' },
    input: Type.Object({
      action: Type.String(),
      entity: Type.Optional(Type.String()),
      properties: Type.Record(Type.String(), Type.Unknown()),
      idempotencyKey: Type.String({ minLength: 8, maxLength: 200 }),
    }),
  },
  async (ctx, input) => {
    const { id } = await submit(ctx, input);
    return { id };
  },
);
