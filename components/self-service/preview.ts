import type { Issue } from '#lib/errors.ts';
import type { TimedJob } from '#lib/runs/time-jobs.ts';

/** What `POST /v1/actions/{id}/preview` answers. */
export interface Preview {
  request: string;
  requestHash: string;
  approvalRequired: boolean;
  approvers: { users: string[]; roles: string[]; teams: string[]; type?: 'ANY' | 'ALL' };
  issues: Issue[];
  jobs?: TimedJob[];
}

export interface PreviewInput {
  action: string;
  entity: string | undefined;
  properties: Record<string, unknown>;
}

/** The preview of the form as it opens, which comes with the page. */
export interface FirstPreview {
  /** `previewKey` of what it is of */
  of: string;
  /** undefined: ask again, and learn why */
  preview: Promise<Preview | undefined>;
}

/** One text for one question. */
export function previewKey({ action, entity, properties }: PreviewInput): string {
  return JSON.stringify({ action, entity, properties });
}
