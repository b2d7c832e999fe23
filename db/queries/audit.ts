import { and, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { readCondition } from '#db/conditions/read-condition.ts';
import { auditEvents } from '#db/schema/operations.ts';
import type { Ability } from '#lib/access/ability.ts';

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

export type AuditRow = typeof auditEvents.$inferSelect;

export async function insertAuditEvents(executor: Executor, ...events: NewAuditEvent[]): Promise<void> {
  await executor.insert(auditEvents).values(events);
}

export interface AuditFilter {
  actorId?: string | undefined;
  action?: string | undefined;
  resourceTypes?: readonly string[] | undefined;
  resourceId?: string | undefined;
  blueprint?: string | undefined;
  entity?: string | undefined;
  runId?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
}

export interface AuditPage {
  /** whose view this is */
  ability: Ability;
  filter: AuditFilter;
  limit: number;
  /** id of the last event seen */
  before?: string | undefined;
}

/** Events the caller may see, newest first: ids are ordered by time. */
export function listAuditRows(executor: Executor, page: AuditPage): Promise<AuditRow[]> {
  return executor
    .select()
    .from(auditEvents)
    .where(
      and(
        readCondition(page.ability, 'read', 'AuditEvent'),
        ...conditions(page.filter),
        page.before === undefined ? undefined : lt(auditEvents.id, page.before),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(page.limit);
}

function conditions(filter: AuditFilter): (SQL | undefined)[] {
  const texts = ['actorId', 'action', 'resourceId', 'blueprint', 'entity', 'runId'] as const;
  return [
    ...texts.map((name) => {
      const value = filter[name];
      return value === undefined ? undefined : eq(auditEvents[name], value);
    }),
    filter.resourceTypes && inArray(auditEvents.resourceType, [...filter.resourceTypes]),
    filter.since && gte(auditEvents.at, filter.since),
    filter.until && lt(auditEvents.at, filter.until),
  ];
}
