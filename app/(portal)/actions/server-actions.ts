'use server';

import { Type } from '@sinclair/typebox';
import { checkWorkflowContract } from '#lib/actions/server/check-workflow-contract.ts';
import { createAction } from '#lib/actions/server/create-action.ts';
import { deleteAction as removeAction } from '#lib/actions/server/delete-action.ts';
import { replaceAction } from '#lib/actions/server/replace-action.ts';
import { defineServerAction } from '#lib/web/define-server-action.ts';

const saved = { document: Type.Unknown(), permissions: Type.Unknown() };

export const saveNewAction = defineServerAction(
  { rule: { verb: 'create', subject: 'Action' }, input: Type.Object(saved) },
  async (ctx, input) => {
    const { identifier, version, warnings } = await createAction(ctx, input);
    return { identifier, version, warnings };
  },
);

export const saveAction = defineServerAction(
  {
    rule: { verb: 'update', subject: 'Action' },
    input: Type.Object({ ...saved, identifier: Type.String(), expectedVersion: Type.Integer() }),
  },
  async (ctx, input) => {
    const { identifier, version, warnings } = await replaceAction(ctx, input);
    return { identifier, version, warnings };
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
