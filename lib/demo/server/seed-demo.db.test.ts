import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import type { Actor } from '#lib/access/actor.ts';
import { buildAbility } from '#lib/access/build-ability.ts';
import type { Context } from '#lib/access/server/context.ts';
import { createBlueprint } from '#lib/blueprints/server/create-blueprint.ts';
import { recordedRuns } from '#lib/demo/demo-history.ts';
import { demoRuns } from '#lib/demo/demo-runs.ts';
import { namedRuns } from '#lib/demo/named-runs.ts';
import { runEffects } from '#lib/demo/run-effects.ts';
import { waitingRuns } from '#lib/demo/waiting-runs.ts';
import { getEntity } from '#lib/entities/server/get-entity.ts';
import { searchBlueprintEntities } from '#lib/entities/server/search-blueprint-entities.ts';
import { readEnv } from '#lib/env.ts';
import { createLogger } from '#lib/log.ts';
import { createServices } from '#lib/processes/services.ts';
import { canonicalJson, sha256 } from '#lib/runs/canonical-request.ts';
import { decideRun } from '#lib/runs/server/decide-run.ts';
import { getRun } from '#lib/runs/server/get-run.ts';
import { listApprovals } from '#lib/runs/server/list-approvals.ts';
import { RUN_STATES } from '#lib/runs/states.ts';
import { type DemoSeed, demoContext, seedDemo } from './seed-demo.ts';

const { url, sql } = await testDatabase();
const env = readEnv({
  DATABASE_URL: url,
  AUTH_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
  QUAYSIDE_DEMO: '1',
  // Nobody listens there: the seed needs no GitHub.
  GITHUB_API_URL: 'http://127.0.0.1:1',
});
const services = createServices(env, { name: 'seed-test', log: createLogger('test', 'silent') });
const ctx = demoContext(services);
let first: DemoSeed;

beforeAll(async () => {
  first = await seedDemo(ctx);
  return () => services.close();
});

async function as(email: string): Promise<Context> {
  const [user] = await sql`select u.id, u.name, u.role, array(select t.identifier from teams t
    join team_members m on m.team_id = t.id where m.user_id = u.id) as teams from users u where email = ${email}`;
  const actor = { kind: 'person', email, ...user } as Extract<Actor, { kind: 'person' }>;
  return { ...ctx, actor, ability: buildAbility(actor, []), origin: 'ui' };
}

test('the whole organisation is there', async () => {
  expect(first).toEqual({ outcome: 'seeded', entities: 1_594 });
  const counts = await sql`select b.identifier, count(*)::int from entities e
    join blueprints b on b.id = e.blueprint_id where left(b.identifier, 1) <> '_' group by 1 order by 1`;
  expect(Object.fromEntries(counts.map(({ identifier, count }) => [identifier, count]))).toEqual({
    database: 33,
    deployment: 806,
    environment: 10,
    incident: 180,
    repository: 328,
    service: 237,
  });
  const [teams] = await sql`select count(*)::int from teams`;
  expect(teams?.count).toBe(35);
});

test('a second time changes nothing', async () => {
  const [before] = await sql`select count(*)::int from audit_events`;
  expect(await seedDemo(ctx)).toEqual({ outcome: 'present', entities: 0 });
  const [after] = await sql`select count(*)::int from audit_events`;
  expect(after).toEqual(before);
});

test('every entity has its history and its audit row, as if written one by one', async () => {
  const [missing] = await sql`select count(*)::int from entities e
    join blueprints b on b.id = e.blueprint_id and left(b.identifier, 1) <> '_' where not exists (
      select 1 from entity_history h where h.entity_id = e.id and h.snapshot ->> 'identifier' = e.identifier
        and h.snapshot -> 'properties' = e.properties and h.valid_to is null)
    or not exists (select 1 from audit_events a where a.resource_id = e.identifier and a.origin = 'seed')`;
  expect(missing?.count).toBe(0);
});

test('links lead from deployments to services and environments', async () => {
  const [links] = await sql`select count(*)::int from entity_relations r
    join entities s on s.id = r.source_id join entities t on t.id = r.target_id`;
  const [all] = await sql`select count(*)::int from entity_relations`;
  expect(links).toEqual(all);
  expect(all?.count).toBeGreaterThan(1_900);
});

describe('runs', () => {
  test('there is one in every state, and all but the waiting ones say that they are generated', async () => {
    const rows = await sql`select state, count(*)::int, bool_and(summary like 'Generated%') as marked
      from runs group by 1`;
    expect(rows.map(({ state }) => state).sort()).toEqual([...RUN_STATES].sort());
    for (const { state, marked } of rows)
      expect([state, marked ?? false]).toEqual([state, state !== 'waiting']);
  });

  test('each holds the request it would send, and its hash', async () => {
    const rows = await sql`select id, request, request_hash from runs`;
    for (const { id, request, request_hash } of rows) {
      expect(canonicalJson(JSON.parse(request))).toBe(request);
      expect(sha256(request)).toBe(request_hash);
      expect(JSON.parse(request).body.inputs.quayside_run_id).toBe(id);
    }
  });

  test('what was recorded of their workflow runs is what they asked for', async () => {
    const rows =
      await sql`select workflow_run_id::text as id, request from runs where workflow_run_id is not null`;
    expect(rows).toHaveLength(demoRuns().filter((run) => run.workflowRun).length);
    for (const { id, request } of rows)
      expect(recordedRuns().get(Number(id))?.inputs).toEqual(JSON.parse(request).body.inputs);
  });

  test('each tells a story in order, with jobs and logs where there was a workflow run', async () => {
    const events = await sql`select run_id, array_agg(extract(epoch from at)::float order by id) as times,
      array_agg(kind order by id) as kinds from run_events group by 1`;
    expect(events).toHaveLength(demoRuns().length + waitingRuns().length);
    for (const { run_id, times } of events)
      expect([run_id, times]).toEqual([run_id, [...times].sort((a: number, b: number) => a - b)]);
    const ended = events.filter(({ run_id }) =>
      demoRuns().some((run) => run.id === run_id && run.workflowRun),
    );
    for (const { run_id } of ended) {
      const [jobs] =
        await sql`select count(*)::int, bool_and(conclusion = 'skipped' or jsonb_array_length(steps::jsonb) > 2) as full
        from run_jobs where run_id = ${run_id}`;
      expect(jobs?.count).toBeGreaterThan(1);
      expect(jobs?.full).toBe(true);
    }
    const logged = await sql`select distinct run_id from run_logs`;
    const failed = demoRuns().filter(({ state }) => state === 'failed');
    expect(logged.map(({ run_id }) => run_id)).toEqual(expect.arrayContaining(failed.map(({ id }) => id)));
  });

  test('run and entity name each other', async () => {
    const rows = await sql`select r.run_id, r.entity_identifier, r.operation from run_entities r
      join entities e on e.id = r.entity_id order by 1, 2`;
    const written = rows.map(({ entity_identifier, operation }) => `${operation} ${entity_identifier}`);
    expect(written).toHaveLength(runEffects(new Date()).length);
    expect(written.slice(0, 5)).toEqual([
      'create harbour-dashboard',
      'create quayside-demo/harbour-dashboard',
      'update kubernetes-sigs/gateway-api',
      'create sig-network--gateway-api-staging-eu-west-15900000003',
      'create sig-node--node-problem-detector-production-eu-west-15900000004',
    ]);
    const [history] = await sql`select count(*)::int from entity_history where run_id is not null`;
    expect(history?.count).toBe(written.filter((text) => text.startsWith('create')).length);
  });

  test('no worker finds anything to do, so the held ones stay', async () => {
    const [due] = await sql`select count(*)::int from runs where (state = 'pending' and available_at <= now())
      or (state = 'sending' and lease_until < now()) or check_at <= now()`;
    expect(due?.count).toBe(0);
  });
});

describe('the demo identities', () => {
  test('are in the teams that own things', async () => {
    expect((await as('developer@quayside.demo')).actor).toMatchObject({ teams: ['sig-network'] });
    expect((await as('approver@quayside.demo')).actor).toMatchObject({
      teams: ['sig-k8s-infra'],
      role: 'Member',
    });
  });

  test('see every run that is there, whole', async () => {
    const admin = await as('admin@quayside.demo');
    for (const { id, state } of namedRuns())
      expect(await getRun(admin, { id })).toMatchObject({ id, state, summary: expect.any(String) });
    const developer2 = await as('developer2@quayside.demo');
    await expect(getRun(developer2, { id: namedRuns()[1]?.id ?? '' })).rejects.toThrow('not found');
  });

  test('find four requests in the inbox, and only the approver may decide them', async () => {
    const approver = await as('approver@quayside.demo');
    const { waiting, decided } = await listApprovals(approver);
    expect(waiting.map((run) => [run.action.identifier, run.entity?.identifier])).toEqual([
      ['request_access', 'kubernetes-sigs/external-dns'],
      ['decommission_service', 'sig-node--cri-streaming'],
      ['request_access', 'kubernetes/k8s.io'],
      ['provision_database', undefined],
    ]);
    expect(decided.length).toBeGreaterThan(10);
    const id = waiting[0]?.id ?? '';
    const developer = await as('developer@quayside.demo');
    await expect(decideRun(developer, { id, decision: 'APPROVE' })).rejects.toThrow();
    const run = await decideRun(approver, { id, decision: 'APPROVE', reason: 'Go ahead.' });
    expect(run).toMatchObject({ state: 'pending', approvals: [{ decision: 'APPROVE' }] });
  });

  test('find and read what the seed wrote through the ordinary verbs', async () => {
    const developer = await as('developer@quayside.demo');
    const page = await searchBlueprintEntities(developer, {
      blueprint: 'service',
      query: {
        combinator: 'and',
        rules: [{ property: '$team', operator: 'containsAny', value: ['sig-network'] }],
      },
      sort: [{ property: 'monthlyCost', order: 'DESC' }],
      count: true,
    });
    expect(page.count).toMatchObject({ value: 19 });
    const dashboard = await getEntity(developer, { blueprint: 'service', identifier: 'harbour-dashboard' });
    expect(dashboard.entity).toMatchObject({
      relations: { repositories: ['quayside-demo/harbour-dashboard'] },
    });
  });
});

test('what was declined or begun by others is left alone', async () => {
  const other = await testDatabase();
  const own = createServices({ ...env, databaseUrl: other.url }, { name: 'seed-test', log: services.log });
  const context = demoContext(own);
  expect(await seedDemo(context, { empty: true })).toEqual({ outcome: 'declined', entities: 0 });
  expect(await seedDemo(context)).toEqual({ outcome: 'present', entities: 0 });
  await other.sql`delete from settings`;
  await createBlueprint(context, { document: { identifier: 'service', schema: { properties: {} } } });
  expect(await seedDemo(context)).toEqual({ outcome: 'occupied', entities: 0 });
  await own.close();
});
