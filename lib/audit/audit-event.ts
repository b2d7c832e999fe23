import type { Difference } from './difference.ts';

/** One thing that was done, as it was then: names and teams are copies. */
export interface AuditEvent {
  id: string;
  at: Date;
  actor: { kind: string; id: string; name?: string; email?: string };
  /** `entity.create`, `run.approve`, … */
  action: string;
  resourceType: string;
  resourceId: string;
  blueprint: string | null;
  entity: string | null;
  runId: string | null;
  /** what was run, by its title now; null without a run, or one the reader may not see */
  runOf: string | null;
  /** where it came in: `ui`, `api`, `worker`, `webhook`, `seed` */
  origin: string;
  difference: Difference | null;
  requestId: string;
}
