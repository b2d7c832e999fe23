import { findRun, type RunRow, updateRunFacts } from '#db/queries/runs.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { AppError, type Issue } from '#lib/errors.ts';
import { isTerminal } from '#lib/runs/states.ts';
import { textFault } from '#lib/schema/json-limits.ts';
import { auditRunChange } from './audit-run.ts';
import { moveLockedRun } from './move-locked-run.ts';
import { requireRunFor } from './require-run.ts';
import { type RunView, viewRun } from './run-view.ts';
import { announceRun, tellRun } from './tell-run.ts';

/** What a workflow or an integration reports about a run. */
interface PatchRun {
  id: string;
  /** SUCCESS and FAILURE end the run; IN_PROGRESS changes nothing */
  status?: 'SUCCESS' | 'FAILURE' | 'IN_PROGRESS' | undefined;
  statusLabel?: string | null | undefined;
  link?: string | string[] | null | undefined;
  summary?: string | null | undefined;
  externalRunId?: string | null | undefined;
}

/** A run that has ended takes no more reports; one that was not sent cannot have ended. */
export async function patchRun(ctx: Context, input: PatchRun): Promise<RunView> {
  const facts = readFacts(input);
  return inTransaction(ctx, async (ctx) => {
    const run = await requireRunFor(ctx, 'update', input.id);
    requireOpen(run);
    if (Object.keys(facts).length > 0) await updateRunFacts(ctx.tx, run.id, facts);
    if (input.status === 'SUCCESS' || input.status === 'FAILURE') await endRun(ctx, run, input.status);
    else await announceRun(ctx, run.id);
    const { links, statusLabel, summary, externalRunId } = run;
    if (Object.keys(facts).length > 0)
      await auditRunChange(ctx, run, 'run.update', facts, { links, statusLabel, summary, externalRunId });
    return viewRun(ctx, (await findRun(ctx.tx, run.id)) as RunRow);
  });
}

/** Throws `run_ended`. */
export function requireOpen(run: RunRow): void {
  if (isTerminal(run.state)) throw new AppError('run_ended', `The run has ended (${run.state}).`);
}

/** Ends a locked run on the word of whoever ran it. */
export async function endRun(
  ctx: TransactionContext,
  run: RunRow,
  status: 'SUCCESS' | 'FAILURE',
): Promise<void> {
  const succeeded = status === 'SUCCESS';
  const message = succeeded ? 'Reported as succeeded.' : 'Reported as failed.';
  // The worker still looks once: for the link to the workflow run and its log.
  await moveLockedRun(ctx, run, succeeded ? 'report_success' : 'report_failure', {
    checkInMs: 0,
    set: { failure: succeeded ? null : message },
  });
  const state = succeeded ? 'succeeded' : 'failed';
  await tellRun(ctx, { runId: run.id, kind: state, message });
  await auditRunChange(ctx, run, 'run.end', { state });
}

const LONGEST = { statusLabel: 200, summary: 20_000, externalRunId: 500 } as const;
const MOST_LINKS = 50;

type Facts = Partial<Pick<RunRow, 'statusLabel' | 'summary' | 'externalRunId' | 'links'>>;

function readFacts(input: PatchRun): Facts {
  const issues: Issue[] = [];
  const facts: Facts = {};
  for (const key of ['statusLabel', 'summary', 'externalRunId'] as const) {
    const value = input[key];
    if (value === undefined) continue;
    if (value !== null) issues.push(...textIssues(value, LONGEST[key], `/${key}`));
    facts[key] = value;
  }
  if (input.link !== undefined) {
    const links = input.link === null ? [] : [input.link].flat();
    if (links.length > MOST_LINKS)
      issues.push({ path: '/link', code: 'too_many_items', message: `At most ${MOST_LINKS} links.` });
    links.forEach((link, index) => {
      issues.push(...textIssues(link, 2_000, `/link/${index}`));
    });
    facts.links = links;
  }
  if (issues.length > 0)
    throw new AppError('invalid_input', issues[0]?.message ?? 'Not acceptable.', { details: issues });
  return facts;
}

export function textIssues(text: string, longest: number, path: string): Issue[] {
  const fault = textFault(text);
  if (fault) return [{ path, ...fault }];
  return text.length > longest ? [{ path, code: 'too_long', message: `At most ${longest} characters.` }] : [];
}
