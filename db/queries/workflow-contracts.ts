import { and, eq, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { workflowContracts } from '#db/schema/operations.ts';
import type { WorkflowContract } from '#lib/actions/workflow-contract.ts';

export interface WorkflowAddress {
  org: string;
  repo: string;
  workflow: string;
  ref: string;
}

interface StoredContract {
  contract: WorkflowContract | null;
  error: string | null;
  /** by the database's clock */
  ageSeconds: number;
}

/** What was last read of a workflow file; undefined when it never was. */
export async function findWorkflowContract(
  executor: Executor,
  { org, repo, workflow, ref }: WorkflowAddress,
): Promise<StoredContract | undefined> {
  const [row] = await executor
    .select({
      contract: sql<WorkflowContract | null>`${workflowContracts.contract}`,
      error: workflowContracts.error,
      age: sql<string>`extract(epoch from now() - ${workflowContracts.fetchedAt})`,
    })
    .from(workflowContracts)
    .where(
      and(
        eq(workflowContracts.org, org),
        eq(workflowContracts.repo, repo),
        eq(workflowContracts.workflow, workflow),
        eq(workflowContracts.ref, ref),
      ),
    );
  return row && { contract: row.contract, error: row.error, ageSeconds: Number(row.age) };
}

/** Keeps a contract, or why it could not be read; a failure does not replace a contract that was read before. */
export async function saveWorkflowContract(
  executor: Executor,
  address: WorkflowAddress,
  found: { contract: WorkflowContract } | { error: string },
): Promise<void> {
  const contract = 'contract' in found ? { ...found.contract } : null;
  const error = 'error' in found ? found.error : null;
  await executor
    .insert(workflowContracts)
    .values({ ...address, contract, error })
    .onConflictDoUpdate({
      target: [
        workflowContracts.org,
        workflowContracts.repo,
        workflowContracts.workflow,
        workflowContracts.ref,
      ],
      set: {
        contract: sql`coalesce(excluded.contract, ${workflowContracts.contract})`,
        error: sql`excluded.error`,
        fetchedAt: sql`now()`,
      },
    });
}
