'use server';

import { Type } from '@sinclair/typebox';
import { createBlueprint } from '#lib/blueprints/server/create-blueprint.ts';
import { deleteBlueprint as removeBlueprint } from '#lib/blueprints/server/delete-blueprint.ts';
import { replaceBlueprint } from '#lib/blueprints/server/replace-blueprint.ts';
import { defineServerAction } from '#lib/web/define-server-action.ts';

export const saveNewBlueprint = defineServerAction(
  { rule: { verb: 'create', subject: 'Blueprint' }, input: Type.Object({ document: Type.Unknown() }) },
  async (ctx, { document }) => {
    const { identifier, version, warnings } = await createBlueprint(ctx, { document });
    return { identifier, version, warnings };
  },
);

export const saveBlueprint = defineServerAction(
  {
    rule: { verb: 'update', subject: 'Blueprint' },
    input: Type.Object({
      identifier: Type.String(),
      document: Type.Unknown(),
      expectedVersion: Type.Integer(),
    }),
  },
  async (ctx, input) => {
    const { identifier, version, warnings } = await replaceBlueprint(ctx, input);
    return { identifier, version, warnings };
  },
);

export const deleteBlueprint = defineServerAction(
  { rule: { verb: 'delete', subject: 'Blueprint' }, input: Type.Object({ identifier: Type.String() }) },
  async (ctx, { identifier }) => {
    await removeBlueprint(ctx, { identifier });
    return {};
  },
);
