import { listRunRows } from '#db/queries/runs.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { readRunCursor, writeRunCursor } from '#lib/runs/run-cursor.ts';
import { RUN_STATES, type RunState } from '#lib/runs/states.ts';
import { type RunView, viewRuns } from './run-view.ts';

interface ListRuns {
  /** identifiers */
  action?: string | undefined;
  blueprint?: string | undefined;
  entity?: string | undefined;
  /** one state or several, joined by commas */
  state?: string | undefined;
  /** only what the caller asked for */
  mine?: boolean | undefined;
  externalRunId?: string | undefined;
  limit?: number | undefined;
  /** `next` of the page before */
  from?: string | undefined;
}

/** Runs the caller may see, newest first. */
export async function listRuns(
  ctx: Context,
  input: ListRuns = {},
): Promise<{ runs: RunView[]; next: string | null }> {
  const { action, blueprint, entity, externalRunId, limit = 50, from } = input;
  const filter = {
    action,
    blueprint,
    entity,
    externalRunId,
    states: input.state ? readStates(input.state) : undefined,
    requestedBy: input.mine ? actorId(ctx.actor) : undefined,
  };
  const after = from === undefined ? undefined : readRunCursor(from);
  authorise(ctx, 'read', 'Run');
  const rows = await listRunRows(reader(ctx), { ability: ctx.ability, filter, limit: limit + 1, after });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { runs: await viewRuns(ctx, page), next: rows.length > limit && last ? writeRunCursor(last) : null };
}

function readStates(text: string): RunState[] {
  return text.split(',').map((name) => {
    const state = RUN_STATES.find((known) => known === name.trim());
    if (!state) throw new AppError('invalid_input', `The states are ${RUN_STATES.join(', ')}.`);
    return state;
  });
}
