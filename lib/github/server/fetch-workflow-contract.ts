import {
  findWorkflowContract,
  saveWorkflowContract,
  type WorkflowAddress,
} from '#db/queries/workflow-contracts.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { WorkflowContract } from '#lib/actions/workflow-contract.ts';
import { parseWorkflowContract } from '#lib/github/parse-workflow-contract.ts';
import { askPolitely } from './ask-politely.ts';
import { createGitHubClient, type GitHubClient } from './client.ts';
import { gitHubAddress } from './github-address.ts';
import type { Outcome } from './outcome.ts';

interface WorkflowReading {
  /** undefined: the file was never read */
  contract: WorkflowContract | undefined;
  /** why the file could not be read just now, in words for people; the contract is then the one known before */
  error: string | undefined;
}

export interface ReadingOptions {
  /** a reading at most so old will do */
  maxAgeMs?: number;
  github?: GitHubClient;
}

/** What the workflow file declares, read from GitHub and kept. Never throws for what GitHub answers. */
export async function fetchWorkflowContract(
  ctx: Context,
  { org, repo, workflow, ref }: WorkflowAddress,
  { maxAgeMs = 0, github = createGitHubClient(gitHubAddress(ctx.services)) }: ReadingOptions = {},
): Promise<WorkflowReading> {
  const key = { org, repo, workflow, ref };
  const stored = await findWorkflowContract(reader(ctx), key);
  const known = stored?.contract ?? undefined;
  if (stored && maxAgeMs > 0 && stored.ageSeconds * 1000 <= maxAgeMs)
    return { contract: known, error: stored.error ?? undefined };
  const path = workflow.includes('/') ? workflow : `.github/workflows/${workflow}`;
  const outcome = await askPolitely(ctx, () => github.getContent({ org, repo }, path, ref));
  const reading = read(outcome, `${org}/${repo}/${path}@${ref}`);
  await saveWorkflowContract(reader(ctx), key, reading);
  return 'error' in reading
    ? { contract: known, error: reading.error }
    : { contract: reading.contract, error: undefined };
}

function read(outcome: Outcome<string>, name: string): { contract: WorkflowContract } | { error: string } {
  switch (outcome.kind) {
    case 'done':
      try {
        return { contract: parseWorkflowContract(outcome.value) };
      } catch (error) {
        return { error: `${name} is not a workflow: ${(error as Error).message}` };
      }
    case 'refused':
      return {
        error: outcome.status === 404 ? `${name} does not exist.` : `GitHub refused: ${outcome.message}`,
      };
    case 'rate_limited':
      return { error: 'GitHub asked us to wait; the workflow file was not read.' };
    case 'failed':
      return { error: `The workflow file could not be read: ${outcome.reason}.` };
  }
}
