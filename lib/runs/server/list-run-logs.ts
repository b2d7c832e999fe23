import { validate } from 'uuid';
import { listRunLogRows } from '#db/queries/run-logs.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { requireRun } from './require-run.ts';

interface ListRunLogs {
  id: string;
  /** looked for in the message, without regard to case */
  search?: string | undefined;
  /** only lines of this job */
  origin?: string | undefined;
  limit?: number | undefined;
  /** `next` of the page before */
  from?: string | undefined;
}

interface RunLogLine {
  id: string;
  runId: string;
  at: string;
  level: string;
  origin: string | null;
  message: string;
}

/** Lines of a run in the order they came. */
export async function listRunLogs(
  ctx: Context,
  { id, search, origin, limit = 200, from }: ListRunLogs,
): Promise<{ runLogs: RunLogLine[]; next: string | null }> {
  if (from !== undefined && !validate(from))
    throw new AppError('invalid_input', 'This is no place in the log.');
  const run = await requireRun(ctx, id);
  const rows = await listRunLogRows(reader(ctx), {
    runId: run.id,
    text: search || undefined,
    origin: origin || undefined,
    limit: limit + 1,
    after: from,
  });
  const page = rows.slice(0, limit);
  return {
    runLogs: page.map((row) => ({ ...row, runId: run.id, at: row.at.toISOString() })),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
