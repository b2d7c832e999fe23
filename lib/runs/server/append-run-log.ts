import { hasManyLogs, insertRunLog, type RunLogRow } from '#db/queries/run-logs.ts';
import { updateRunFacts } from '#db/queries/runs.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { endRun, requireOpen, textIssues } from './patch-run.ts';
import { requireRunFor } from './require-run.ts';
import { announceRun } from './tell-run.ts';

interface AppendRunLog {
  id: string;
  message: string;
  /** INFO, WARN, ERROR or DEBUG */
  level?: string | undefined;
  /** ends the run with this line */
  terminationStatus?: 'SUCCESS' | 'FAILURE' | undefined;
  statusLabel?: string | undefined;
}

const LEVELS = ['INFO', 'WARN', 'ERROR', 'DEBUG'];
const LONGEST = 64_000;
const MOST_LINES = 10_000;

/** Adds a line, kept as text whatever it holds. Runs that have ended are frozen. */
export async function appendRunLog(ctx: Context, input: AppendRunLog): Promise<RunLogRow> {
  const { id, message, statusLabel, terminationStatus } = input;
  const level = LEVELS.find((known) => known === input.level?.toUpperCase()) ?? 'INFO';
  const issues = [
    ...textIssues(message, LONGEST, '/message'),
    ...textIssues(statusLabel ?? '', 200, '/statusLabel'),
  ];
  if (issues.length > 0)
    throw new AppError('invalid_input', issues[0]?.message ?? 'Not acceptable.', { details: issues });
  return inTransaction(ctx, async (ctx) => {
    const run = await requireRunFor(ctx, 'update', id);
    requireOpen(run);
    if (await hasManyLogs(ctx.tx, run.id, MOST_LINES))
      throw new AppError('too_many_items', `The log of this run is full: ${MOST_LINES} lines.`);
    const line = await insertRunLog(ctx.tx, { runId: run.id, level, origin: null, message });
    if (statusLabel !== undefined) await updateRunFacts(ctx.tx, run.id, { statusLabel });
    if (terminationStatus) await endRun(ctx, run, terminationStatus);
    else await announceRun(ctx, run.id);
    return line;
  });
}
