import type { AuditDifference } from '#components/audit/difference-view.tsx';
import { pointerPath } from '#components/schema-form/json-pointer.ts';
import { diffDocuments } from '#lib/blueprints/diff-documents.ts';

/** What differs between two versions of a document, by the way to it: "schema › properties › tier". */
export function differenceOf(before: unknown, after: unknown): AuditDifference | null {
  const changes = diffDocuments(before, after);
  if (changes.length === 0) return null;
  const difference: AuditDifference = { before: {}, after: {} };
  for (const change of changes) {
    const name = pointerPath(change.path).join(' › ') || 'everything';
    if (change.kind === 'reordered') difference.after[name] = 'in another order';
    if (change.before !== undefined) difference.before[name] = change.before;
    if (change.after !== undefined) difference.after[name] = change.after;
  }
  return difference;
}
