import { sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { runs } from '#db/schema/actions.ts';

export interface ActionStatistics {
  /** asked for, whatever became of them */
  runs: number;
  succeeded: number;
  /** also those GitHub refused */
  failed: number;
  /** of the runs that succeeded, from the moment GitHub took them to their end; null: none did */
  medianSeconds: number | null;
  /** of those that had to be approved, from the request to the decision */
  medianWaitingSeconds: number | null;
  lastRunAt: Date | null;
  /** the caller's own last one */
  ownLastRunAt: Date | null;
}

/** `numeric` and the answers of aggregates come as text, moments past the schema too. */
type Raw = Record<string, string | null>;

/**
 * The last 200 runs of the last 90 days of each action, counted over everybody's runs: for actions the caller may
 * run. One pass along `runs_action_idx` for each; the limits stand in the text so that the planner knows them.
 */
export async function listActionStatistics(
  executor: Executor,
  actions: readonly { id: string; identifier: string }[],
  requestedBy: string,
): Promise<Map<string, ActionStatistics>> {
  const asked = JSON.stringify(actions.map(({ id, identifier }) => ({ id, identifier })));
  const rows = (await executor.execute(sql`
    with own as (
      select action_id, max(created_at) as at
      from (select action_id, created_at from ${runs} where requested_by = ${requestedBy}
            order by created_at desc limit 500) as mine
      group by action_id)
    select asked.id, s.*, own.at as own_at
    from jsonb_to_recordset(${asked}::jsonb) as asked(id uuid, identifier text)
    cross join lateral (
      select count(*) as runs,
        count(*) filter (where state = 'succeeded') as succeeded,
        count(*) filter (where state in ('failed', 'refused')) as failed,
        percentile_cont(0.5) within group (order by extract(epoch from ended_at - dispatched_at))
          filter (where state = 'succeeded' and ended_at >= dispatched_at) as seconds,
        percentile_cont(0.5) within group (order by extract(epoch from decided_at - created_at))
          filter (where approval_required and decided_at >= created_at) as waiting,
        max(created_at) as at
      from (select state, created_at, decided_at, dispatched_at, ended_at, approval_required from ${runs}
            where action_identifier = asked.identifier and action_id = asked.id
              and created_at > now() - interval '90 days'
            order by created_at desc limit 200) as recent
    ) as s
    left join own on own.action_id = asked.id`)) as unknown as Raw[];
  return new Map(rows.map((row) => [String(row.id), read(row)]));
}

function read(row: Raw): ActionStatistics {
  return {
    runs: Number(row.runs),
    succeeded: Number(row.succeeded),
    failed: Number(row.failed),
    medianSeconds: seconds(row.seconds),
    medianWaitingSeconds: seconds(row.waiting),
    lastRunAt: moment(row.at),
    ownLastRunAt: moment(row.own_at),
  };
}

/** How long each job of an action usually takes, by its name on GitHub; only jobs that succeeded count. */
export async function medianJobSeconds(
  executor: Executor,
  action: { id: string; identifier: string },
): Promise<Map<string, number>> {
  const rows = (await executor.execute(sql`
    select name, percentile_cont(0.5) within group (order by extract(epoch from completed_at - started_at)) as seconds
    from run_jobs
    where run_id in (
        select id from ${runs} where action_identifier = ${action.identifier} and action_id = ${action.id}
        order by created_at desc limit 30)
      and conclusion = 'success' and completed_at >= started_at
    group by name`)) as unknown as Raw[];
  return new Map(rows.map((row) => [String(row.name), Number(row.seconds)]));
}

const seconds = (text: string | null | undefined) => (text == null ? null : Number(text));
const moment = (text: string | null | undefined) => (text == null ? null : new Date(text));
