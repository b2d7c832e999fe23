import { authorise } from '#lib/access/server/authorise.ts';
import type { Context } from '#lib/access/server/context.ts';
import { actionAttributes } from '#lib/actions/action-attributes.ts';
import { compareWorkflow, offeredLines } from '#lib/actions/compare-workflow.ts';
import { readGithubInvocation } from '#lib/actions/github-invocation.ts';
import { parseAction } from '#lib/actions/parse-action.ts';
import { defaultPermissions } from '#lib/actions/permissions.ts';
import type { WorkflowContract } from '#lib/actions/workflow-contract.ts';
import type { Issue } from '#lib/errors.ts';
import { fetchWorkflowContract } from '#lib/github/server/fetch-workflow-contract.ts';

interface WorkflowCheck {
  /** null: the file could not be read, `error` says why */
  contract: WorkflowContract | null;
  error: string | null;
  issues: Issue[];
  /** lines of YAML the workflow lacks for its runs to be recognised for certain */
  offer: string | null;
}

/** Holds an action, saved or not, against its workflow file, read afresh. */
export async function checkWorkflowContract(
  ctx: Context,
  input: { document: unknown },
): Promise<WorkflowCheck> {
  const { document } = parseAction(input.document);
  authorise(ctx, 'update', 'Action', actionAttributes({ document, permissions: defaultPermissions() }));
  const { invocation, issues } = readGithubInvocation(document);
  if (!invocation) return { contract: null, error: issues[0]?.message ?? null, issues, offer: null };
  const { contract, error } = await fetchWorkflowContract(ctx, invocation);
  if (!contract) return { contract: null, error: error ?? null, issues: [], offer: null };
  return {
    contract,
    error: error ?? null,
    issues: compareWorkflow(invocation, contract),
    offer: contract.dispatchable ? offeredLines(contract) : null,
  };
}
