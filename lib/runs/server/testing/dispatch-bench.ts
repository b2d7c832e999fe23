import { afterAll } from 'vitest';
import { moveRun, type WorkerRun } from '#db/queries/dispatch.ts';
import { runs } from '#db/schema/actions.ts';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { buildAbility } from '#lib/access/build-ability.ts';
import type { Context, Services } from '#lib/access/server/context.ts';
import { systemClock } from '#lib/clock.ts';
import { readEnv } from '#lib/env.ts';
import { createGitHubClient } from '#lib/github/server/client.ts';
import type { GitHubForTests } from '#lib/github/testing/github-for-tests.ts';
import { newId, newRunId } from '#lib/ids.ts';
import { createLogger } from '#lib/log.ts';
import { canonicalRequest } from '#lib/runs/canonical-request.ts';
import type { WorkerHands } from '#lib/runs/server/worker-hands.ts';
import type { RunState } from '#lib/runs/states.ts';
import { DEFAULT_TIMINGS, type WorkerTimings } from '#lib/runs/worker-timings.ts';

export const FAST: WorkerTimings = {
  ...DEFAULT_TIMINGS,
  leaseMs: 3_000,
  leaseMarginMs: 200,
  sendTimeoutMs: 400,
  gapMs: 0,
  unknownFirstMs: 0,
  unknownLongestMs: 0,
  unknownWindowMs: 300,
  progressFirstMs: 0,
  progressLongestMs: 0,
  unreachedFirstMs: 50,
};

export interface NewTestRun {
  state?: RunState;
  /** inputs of the workflow beside the run id */
  inputs?: Record<string, string>;
  /** whether the workflow is told the run id */
  carriesRunId?: boolean;
  url?: string;
  options?: Record<string, unknown>;
  set?: Partial<typeof runs.$inferInsert>;
}

/** A stand-in whose log of effects can be read. */
interface GitHubWithEffects extends GitHubForTests {
  world: { store: { effects: { kind: string; run: { id: number; displayTitle: string } }[] } };
}

export interface DispatchBench<StandIn extends GitHubWithEffects> extends TestDatabase {
  ctx: Context;
  hands: WorkerHands;
  standIn: StandIn;
  lines: Record<string, unknown>[];
  addRun(run?: NewTestRun): Promise<string>;
  /** a run in `sending`, claimed by these hands, as the worker holds it */
  addSending(run?: NewTestRun): Promise<WorkerRun>;
  stateOf(id: string): Promise<string>;
  row(id: string): Promise<Record<string, unknown>>;
  timeline(id: string): Promise<string[]>;
  /** workflow runs that really began with this id in their title */
  effects(id: string): { id: number; kind: string }[];
}

/** A database, the GitHub stand-in and a worker's hands, for tests of the worker's verbs. */
export async function dispatchBench<StandIn extends GitHubWithEffects>(
  standIn: StandIn,
): Promise<DispatchBench<StandIn>> {
  const database = await testDatabase();
  afterAll(() => standIn.close());
  const lines: Record<string, unknown>[] = [];
  const log = createLogger('test', 'debug', { write: (line) => lines.push(JSON.parse(line)) });
  const env = readEnv({
    DATABASE_URL: database.url,
    AUTH_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
    GITHUB_API_URL: standIn.url,
    GITHUB_TOKEN: standIn.configuration.token,
  });
  const services = { db: database.db, env, log, clock: systemClock } as Services;
  const actor = { kind: 'system', job: 'dispatcher' } as const;
  const ctx: Context = {
    actor,
    ability: buildAbility(actor, []),
    services,
    clock: systemClock,
    requestId: newId(),
    origin: 'worker',
  };
  const hands: WorkerHands = {
    name: `worker-${newId()}`,
    github: createGitHubClient(env.github),
    timings: FAST,
    moveRun,
  };
  const addRun = (run: NewTestRun = {}) => insertRun(database, standIn, run);
  const row = async (id: string) => {
    const [found] = await database.sql`select * from runs where id = ${id}`;
    return found as Record<string, unknown>;
  };
  return {
    ...database,
    ctx,
    hands,
    standIn,
    lines,
    addRun,
    async addSending(run = {}) {
      const id = await addRun({ ...run, state: 'sending' });
      const lease = `${hands.timings.leaseMs} milliseconds`;
      await database.sql`update runs set attempt = 1, lease_owner = ${hands.name}, sent_at = now(),
        lease_until = now() + ${lease}::interval where id = ${id}`;
      await database.sql`insert into run_attempts (run_id, attempt, worker) values (${id}, 1, ${hands.name})`;
      return asWorkerRun(await row(id));
    },
    row,
    stateOf: async (id) => String((await row(id)).state),
    async timeline(id) {
      const found = await database.sql`select kind from run_events where run_id = ${id} order by id`;
      return found.map(({ kind }) => String(kind));
    },
    effects: (id) =>
      standIn.world.store.effects
        .filter((effect) => effect.run.displayTitle.includes(id))
        .map((effect) => ({ id: effect.run.id, kind: effect.kind })),
  };
}

async function insertRun(database: TestDatabase, standIn: GitHubForTests, run: NewTestRun): Promise<string> {
  const id = newRunId();
  const { carriesRunId = true, inputs = { service: 'api' } } = run;
  const exact = canonicalRequest({
    method: 'POST',
    url: run.url ?? `${standIn.url}/repos/acme/paths/actions/workflows/deploy.yml/dispatches`,
    body: { ref: 'main', inputs: carriesRunId ? { ...inputs, quayside_run_id: id } : inputs },
    run: id,
    action: { identifier: 'deploy', version: 1 },
    entity: null,
    requester: { kind: 'person', id: 'u1', name: 'Ada' },
    secrets: [],
  });
  await database.db.run.insert(runs).values({
    id,
    ...exact,
    actionId: newId(),
    actionIdentifier: 'deploy',
    actionVersion: 1,
    properties: {},
    state: run.state ?? 'pending',
    dispatchOptions: run.options ?? {},
    requestedBy: 'u1',
    requesterKind: 'person',
    requester: { kind: 'person', id: 'u1', name: 'Ada' },
    ...run.set,
  });
  return id;
}

function asWorkerRun(row: Record<string, unknown>): WorkerRun {
  return {
    id: row.id as string,
    state: row.state as RunState,
    attempt: row.attempt as number,
    actionIdentifier: row.action_identifier as string,
    request: row.request as string,
    requestHash: row.request_hash as string,
    dispatchOptions: row.dispatch_options as Record<string, unknown>,
    approvalRequired: row.approval_required as boolean,
    entityTeams: row.entity_teams as string[],
    sentAt: row.sent_at as Date | null,
    unknownSince: row.unknown_since as Date | null,
    workflowRunId: row.workflow_run_id === null ? null : Number(row.workflow_run_id),
    workflowStatus: row.workflow_status as string | null,
  };
}
