import { findRun, lockRunRow, type RunRow } from '#db/queries/runs.ts';
import { authorise, authoriseRead } from '#lib/access/server/authorise.ts';
import { type Context, reader, type TransactionContext } from '#lib/access/server/context.ts';
import type { Verb } from '#lib/access/subjects.ts';

/** What rules see of a run: its row, by the names of its columns. */
const attributesOf = (run: RunRow) => ({ ...run });

/** The run when the caller may see it; what may not be seen answers like what does not exist. */
export async function requireRun(ctx: Context, id: string): Promise<RunRow> {
  const run = await findRun(reader(ctx), id);
  authoriseRead(ctx, 'Run', run, attributesOf, id);
  return run;
}

/** The same, locked, and the caller may do `verb` to it. */
export async function requireRunFor(ctx: TransactionContext, verb: Verb, id: string): Promise<RunRow> {
  const run = await lockRunRow(ctx.tx, id);
  authoriseRead(ctx, 'Run', run, attributesOf, id);
  authorise(ctx, verb, 'Run', attributesOf(run));
  return run;
}
