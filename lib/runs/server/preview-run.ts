import type { Context } from '#lib/access/server/context.ts';
import type { Issue } from '#lib/errors.ts';
import { approvalOf } from '#lib/runs/approval-of.ts';
import { RUN_ID_PLACEHOLDER } from '#lib/runs/canonical-request.ts';
import type { TimedJob } from '#lib/runs/time-jobs.ts';
import { prepareRun, type RunRequest, requireTarget } from './prepare-run.ts';
import { timedJobs } from './timed-jobs.ts';

interface RunPreview {
  /** as it would be stored and sent, `<run id>` standing where the id will stand */
  request: string;
  requestHash: string;
  approvalRequired: boolean;
  approvers: { type: 'ANY' | 'ALL'; users: string[]; teams: string[]; roles: string[] };
  /** why it would be refused; empty when it would not */
  issues: Issue[];
  /** what the workflow does, as far as its file is known, and how long that usually takes */
  jobs: TimedJob[];
}

/** What a submission with these inputs would store and send. Nothing is written. */
export async function previewRun(ctx: Context, input: RunRequest): Promise<RunPreview> {
  const target = await requireTarget(ctx, input);
  const prepared = await prepareRun(ctx, target, input);
  const canonical = await prepared.render(RUN_ID_PLACEHOLDER);
  const approval = approvalOf(target.action);
  return {
    ...canonical,
    approvalRequired: approval.required,
    approvers: approval.rule,
    issues: prepared.issues,
    jobs: await timedJobs(ctx, target.action, prepared.contract?.jobs),
  };
}
