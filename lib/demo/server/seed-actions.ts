import { readFileSync } from 'node:fs';
import path from 'node:path';
import { saveWorkflowContract } from '#db/queries/workflow-contracts.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import type { ActionView } from '#lib/actions/server/action-view.ts';
import { createAction } from '#lib/actions/server/create-action.ts';
import { patchActionPermissions } from '#lib/actions/server/patch-action-permissions.ts';
import { demoActions, GOLDEN_PATHS } from '#lib/demo/demo-documents.ts';
import { parseWorkflowContract } from '#lib/github/parse-workflow-contract.ts';

const WORKFLOWS = path.join(import.meta.dirname, '../../../blueprints/demo/github');

/**
 * The actions with their permissions, by identifier. What their workflow files declare is stored with them:
 * the stand-in that serves those files is not up yet.
 */
export async function seedActions(ctx: TransactionContext): Promise<Map<string, ActionView>> {
  const actions = new Map<string, ActionView>();
  for (const { identifier, document, permissions, workflow } of demoActions()) {
    const view = await createAction(ctx, { document });
    await patchActionPermissions(ctx, { identifier, patch: permissions });
    const { org, repo, ref } = GOLDEN_PATHS;
    const file = path.join(WORKFLOWS, org, repo, '.github/workflows', workflow);
    const contract = parseWorkflowContract(readFileSync(file, 'utf8'));
    await saveWorkflowContract(ctx.tx, { org, repo, workflow, ref }, { contract });
    actions.set(identifier, view);
  }
  return actions;
}
