import type { Context } from '#lib/access/server/context.ts';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import { compareWorkflow } from '#lib/actions/compare-workflow.ts';
import { readGithubInvocation } from '#lib/actions/github-invocation.ts';
import type { Issue } from '#lib/errors.ts';
import { fetchWorkflowContract } from '#lib/github/server/fetch-workflow-contract.ts';

/**
 * What the workflow file says against an action that is being saved. Only for people in front of the
 * screen: clients of the API cannot be told, and need not wait for GitHub.
 */
export async function workflowWarnings(ctx: Context, document: ActionDocument): Promise<Issue[]> {
  const { invocation } = readGithubInvocation(document);
  if (!invocation || ctx.origin !== 'ui') return [];
  const { contract, error } = await fetchWorkflowContract(ctx, invocation);
  if (contract) return compareWorkflow(invocation, contract);
  return [{ path: '/invocationMethod/workflow', code: 'not_readable', message: error ?? 'Not readable.' }];
}
