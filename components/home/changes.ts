import type { AuditEvent } from '#lib/audit/audit-event.ts';
import { auditSentence } from '#lib/audit/sentence.ts';

export interface Change {
  id: string;
  at: string;
  resourceType: string;
  sentence: string;
  /** Where one can see it. */
  href: string | undefined;
}

/** Coming and going is no change, though it fills the audit. */
const COMING_AND_GOING = /^user\.(sign_|issue_token)/;

/** The newest changes as sentences; the same done to several things in a row is one. */
export function changesOf(events: readonly AuditEvent[], limit: number): Change[] {
  const groups: AuditEvent[][] = [];
  for (const event of events) {
    if (COMING_AND_GOING.test(event.action) || isPersonalView(event)) continue;
    const last = groups.at(-1);
    if (last?.[0] && isAlike(last[0], event)) last.push(event);
    else groups.push([event]);
  }
  return groups.slice(0, limit).flatMap((group) => {
    const [first] = group;
    const things = new Set(group.map(({ resourceId }) => resourceId));
    return first ? [toChange(first, things.size - 1)] : [];
  });
}

/** What somebody keeps for themselves is no news to others. */
function isPersonalView({ resourceType, difference }: AuditEvent): boolean {
  return resourceType === 'View' && !difference;
}

function isAlike(left: AuditEvent, right: AuditEvent): boolean {
  return (
    left.actor.id === right.actor.id && left.action === right.action && left.blueprint === right.blueprint
  );
}

function toChange(event: AuditEvent, others: number): Change {
  const sentence = auditSentence(event).replace(/\.$/, '');
  return {
    id: event.id,
    at: event.at.toISOString(),
    resourceType: event.resourceType,
    sentence: others > 0 ? `${sentence} and ${others} more.` : `${sentence}.`,
    href: hrefOf(event),
  };
}

function hrefOf({ action, resourceType, resourceId, blueprint, entity }: AuditEvent): string | undefined {
  if (action.endsWith('.delete')) return undefined;
  if (resourceType === 'Run') return `/runs/${encodeURIComponent(resourceId)}`;
  if (resourceType === 'Entity' && blueprint && entity) {
    return `/catalog/${encodeURIComponent(blueprint)}/${encodeURIComponent(entity)}`;
  }
  return undefined;
}
