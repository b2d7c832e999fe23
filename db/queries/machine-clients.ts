import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { machineClients, revokedTokens } from '#db/schema/people.ts';

export interface MachineClient {
  id: string;
  clientId: string;
  secretHash: string;
  role: 'Admin' | 'Member';
  bootstrap: boolean;
}

const columns = {
  id: machineClients.id,
  clientId: machineClients.clientId,
  secretHash: machineClients.secretHash,
  role: machineClients.role,
  bootstrap: sql<boolean>`${machineClients.bootstrap} = 1`,
};

/** A client that may still sign in, by the public id it presents. */
export async function findMachineClient(
  executor: Executor,
  clientId: string,
): Promise<MachineClient | undefined> {
  const [row] = await executor
    .select(columns)
    .from(machineClients)
    .where(and(eq(machineClients.clientId, clientId), isNull(machineClients.revokedAt)));
  return row;
}

/** The client a token names, unless it or its tokens were revoked since. */
export async function findTokenClient(
  executor: Executor,
  id: string,
  issuedAt: Date,
): Promise<MachineClient | undefined> {
  const [row] = await executor
    .select(columns)
    .from(machineClients)
    .leftJoin(revokedTokens, eq(revokedTokens.subject, sql`${machineClients.id}::text`))
    .where(
      and(
        eq(machineClients.id, id),
        isNull(machineClients.revokedAt),
        sql`(${revokedTokens.revokedAt} is null or ${revokedTokens.revokedAt} < ${issuedAt.toISOString()}::timestamptz)`,
      ),
    );
  return row;
}

/** Creates the client of the environment, or gives it its new secret and brings it back when it was revoked. */
export async function upsertBootstrapClient(
  executor: Executor,
  client: { id: string; clientId: string; secretHash: string },
): Promise<string> {
  const [row] = await executor
    .insert(machineClients)
    .values({ ...client, name: client.clientId, role: 'Admin', bootstrap: 1 })
    .onConflictDoUpdate({
      target: machineClients.clientId,
      set: { secretHash: client.secretHash, role: 'Admin', bootstrap: 1, revokedAt: null },
    })
    .returning({ id: machineClients.id });
  return row?.id ?? client.id;
}

/** Revokes bootstrap clients that the environment names no longer. */
export async function revokeOtherBootstrapClients(executor: Executor, clientId: string): Promise<void> {
  await executor
    .update(machineClients)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(machineClients.bootstrap, 1),
        ne(machineClients.clientId, clientId),
        isNull(machineClients.revokedAt),
      ),
    );
}
