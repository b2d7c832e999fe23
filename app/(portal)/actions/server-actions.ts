'use server';

import { Type } from '@sinclair/typebox';
import { checkWorkflowContract } from '#lib/actions/server/check-workflow-contract.ts';
import { createAction } from '#lib/actions/server/create-action.ts';
import { deleteAction as removeAction } from '#lib/actions/server/delete-action.ts';
import { patchActionPermissions } from '#lib/actions/server/patch-action-permissions.ts';
import { replaceAction } from '#lib/actions/server/replace-action.ts';
import { defineServerAction } from '#lib/web/define-server-action.ts';

const saved = {
  identifier: Type.String(),
  document: Type.Unknown(),
  permissions: Type.Unknown(),
};

// Saving asks GitHub for the workflow file, so document and permissions are two transactions, not one long one.
export const saveNewAction = defineServerAction(
  { rule: { verb: 'create', subject: 'Action' }, input: Type.Object(saved) },
  async (ctx, { document, permissions }) => {
    const { identifier, warnings } = await createAction(ctx, { document });
    await patchActionPermissions(ctx, { identifier, patch: permissions });
    return { identifier, warnings };
  },
);

export const saveAction = defineServerAction(
  {
    rule: { verb: 'update', subject: 'Action' },
    input: Type.Object({ ...saved, expectedVersion: Type.Integer() }),
  },
  async (ctx, { permissions, ...input }) => {
    const { identifier, warnings } = await replaceAction(ctx, input);
    await patchActionPermissions(ctx, { identifier, patch: permissions });
    return { identifier, warnings };
  },
);

export const deleteAction = defineServerAction(
  { rule: { verb: 'delete', subject: 'Action' }, input: Type.Object({ identifier: Type.String() }) },
  async (ctx, { identifier }) => {
    await removeAction(ctx, { identifier });
    return {};
  },
);

export const checkWorkflow = defineServerAction(
  { rule: { verb: 'update', subject: 'Action' }, input: Type.Object({ document: Type.Unknown() }) },
  async (ctx, { document }) => {
    const { contract, error, issues, offer } = await checkWorkflowContract(ctx, { document });
    return { error, issues, offer, jobs: contract?.jobs.map(({ name }) => name) ?? null };
  },
);
