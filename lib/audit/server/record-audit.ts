import { insertAuditEvents, type NewAuditEvent } from '#db/queries/audit.ts';
import { actorId, describeActor } from '#lib/access/actor.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { differenceOf } from '#lib/audit/difference.ts';
import { newId } from '#lib/ids.ts';

export interface AuditRecord {
  /** `entity.create`, `run.approve`, … : the resource, a dot, what was done */
  action: string;
  resourceType: string;
  /** the identifier people know, else the id */
  resourceId: string;
  blueprint?: string | undefined;
  entity?: string | undefined;
  runId?: string | undefined;
  /** The whole resource before and after; only fields that changed are kept, secrets never. */
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
  /** teams that own the resource now: their members may read this row later */
  teams?: string[];
}

/** Writes audit rows in the transaction of the change: if they cannot be written, nothing happened. */
export async function recordAudit(ctx: TransactionContext, ...events: AuditRecord[]): Promise<void> {
  await insertAuditEvents(ctx.tx, ...events.map((event) => rowOf(ctx, event)));
}

function rowOf(ctx: TransactionContext, event: AuditRecord): NewAuditEvent {
  const { before, after, teams = [], ...rest } = event;
  return {
    ...rest,
    id: newId(),
    actor: describeActor(ctx.actor),
    actorId: actorId(ctx.actor),
    origin: ctx.origin,
    difference: differenceOf(before, after) as Record<string, unknown> | null,
    requestId: ctx.requestId,
    teams: [...new Set(teams)],
  };
}
