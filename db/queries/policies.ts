import { asc, eq, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { policies } from '#db/schema/operations.ts';
import type { PolicyDocument } from '#lib/access/policy.ts';

export interface PolicyRow {
  id: string;
  document: PolicyDocument;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  updatedBy: string;
}

const columns = {
  id: policies.id,
  document: sql<PolicyDocument>`${policies.document}`,
  createdAt: policies.createdAt,
  createdBy: policies.createdBy,
  updatedAt: policies.updatedAt,
  updatedBy: policies.updatedBy,
};

/** Oldest first: later rules win over earlier ones. */
export async function listPolicyRows(executor: Executor): Promise<PolicyRow[]> {
  return executor.select(columns).from(policies).orderBy(asc(policies.createdAt), asc(policies.id));
}

/** What `buildAbility` takes. */
export async function listPolicyDocuments(executor: Executor): Promise<PolicyDocument[]> {
  const rows = await listPolicyRows(executor);
  return rows.map((row) => row.document);
}

export async function lockPolicy(tx: Executor, id: string): Promise<PolicyRow | undefined> {
  const [row] = await tx.select(columns).from(policies).where(eq(policies.id, id)).for('update');
  return row;
}

/** All there are, so that none is written meanwhile. */
export async function lockPolicies(tx: Executor): Promise<PolicyRow[]> {
  return tx.select(columns).from(policies).orderBy(asc(policies.id)).for('update');
}

interface PolicyWrite {
  id: string;
  document: PolicyDocument;
  by: string;
}

/** Inserts, or replaces the one with this id. */
export async function writePolicy(tx: Executor, { id, document, by }: PolicyWrite): Promise<PolicyRow> {
  const values = { title: document.title, document: { ...document }, updatedBy: by };
  const [row] = await tx
    .insert(policies)
    .values({ id, createdBy: by, ...values })
    .onConflictDoUpdate({ target: policies.id, set: { ...values, updatedAt: sql`now()` } })
    .returning(columns);
  if (!row) throw new Error(`policy ${id} was not written`);
  return row;
}

export async function deletePolicyRow(tx: Executor, id: string): Promise<void> {
  await tx.delete(policies).where(eq(policies.id, id));
}
