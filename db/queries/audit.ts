import type { Executor } from '#db/client.ts';
import { auditEvents } from '#db/schema/operations.ts';

export interface NewAuditEvent {
  id: string;
  actor: Record<string, unknown>;
  actorId: string;
  action: string;
  resourceType: string;
  resourceId: string;
  blueprint?: string | undefined;
  entity?: string | undefined;
  runId?: string | undefined;
  origin: string;
  difference: Record<string, unknown> | null;
  requestId: string;
  teams: string[];
}

export async function insertAuditEvent(executor: Executor, event: NewAuditEvent): Promise<void> {
  await executor.insert(auditEvents).values(event);
}
