import { type AuditFilter, type AuditRow, listAuditRows } from '#db/queries/audit.ts';
import { findTitlesOfRuns } from '#db/queries/readable-runs.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { AuditEvent } from '#lib/audit/audit-event.ts';
import type { Difference } from '#lib/audit/difference.ts';
import { AppError } from '#lib/errors.ts';

interface ListAuditEvents {
  filters?: AuditFilter;
  /** 1 to 200, default 50 */
  limit?: number | undefined;
  /** `next` of the page before */
  from?: string | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What was done, newest first, as far as the caller may know: one's own deeds and those to things of one's teams. */
export async function listAuditEvents(
  ctx: Context,
  { filters = {}, limit = 50, from }: ListAuditEvents,
): Promise<{ events: AuditEvent[]; next: string | undefined }> {
  authorise(ctx, 'read', 'AuditEvent');
  if (from !== undefined && !UUID.test(from)) throw invalid('/from', 'This is not the `next` of a page.');
  if (!Number.isInteger(limit) || limit < 1 || limit > 200)
    throw invalid('/limit', 'The limit is a whole number from 1 to 200.');
  const rows = await listAuditRows(reader(ctx), {
    ability: ctx.ability,
    filter: filters,
    limit: limit + 1,
    before: from,
  });
  const page = rows.slice(0, limit);
  const runIds = [...new Set(page.flatMap(({ runId }) => runId ?? []))];
  const titles = runIds.length > 0 ? await findTitlesOfRuns(reader(ctx), ctx.ability, runIds) : new Map();
  return {
    events: page.map((row) => toEvent(row, titles)),
    next: rows.length > limit ? page.at(-1)?.id : undefined,
  };
}

function toEvent(row: AuditRow, titles: ReadonlyMap<string, string>): AuditEvent {
  const { teams: _, ...event } = row;
  return {
    ...event,
    runOf: titles.get(row.runId ?? '') ?? null,
    actor: row.actor as unknown as AuditEvent['actor'],
    difference: row.difference as Difference | null,
  };
}

function invalid(path: string, message: string): AppError {
  return new AppError('invalid_input', message, { details: [{ path, code: 'invalid', message }] });
}
