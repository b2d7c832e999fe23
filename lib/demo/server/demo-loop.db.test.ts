import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import type { Actor } from '#lib/access/actor.ts';
import { buildAbility } from '#lib/access/build-ability.ts';
import type { Context } from '#lib/access/server/context.ts';
import { ensureBootstrapClient } from '#lib/auth/server/ensure-bootstrap-client.ts';
import type { Configuration } from '#lib/github/stand-in/configuration.ts';
import { eventually, startForTest, type TestStandIn, TOKEN } from '#lib/github/stand-in/start-for-test.ts';
import { BOOTSTRAP, startTestWeb, type TestWeb } from '#lib/processes/web/fixtures/test-web.ts';
import { type RunningWorker, startWorker } from '#lib/processes/worker/start-worker.ts';
import { decideRun } from '#lib/runs/server/decide-run.ts';
import { getRun } from '#lib/runs/server/get-run.ts';
import { submitRun } from '#lib/runs/server/submit-run.ts';
import { demoContext, seedDemo } from './seed-demo.ts';

// The demo as it runs: seeded database, web, worker and the stand-in with the golden paths, all over HTTP.
const database = await testDatabase();
const SECRET = 'webhook-secret-of-the-test';
let web: TestWeb;
let worker: RunningWorker;
let standIn: TestStandIn;

beforeAll(async () => {
  const secrets: Configuration['secrets'] = {};
  const webhook = { url: 'http://127.0.0.1:1', secret: SECRET };
  const fixtures = path.join(import.meta.dirname, '../../../blueprints/demo/github');
  standIn = await startForTest({ fixtures, secrets, webhook, speed: 40 });
  web = await startTestWeb(database, {
    env: { GITHUB_API_URL: standIn.url, GITHUB_TOKEN: TOKEN, GITHUB_WEBHOOK_SECRET: SECRET },
  });
  Object.assign(secrets, {
    QUAYSIDE_URL: web.url,
    QUAYSIDE_CLIENT_ID: BOOTSTRAP.id,
    QUAYSIDE_CLIENT_SECRET: BOOTSTRAP.secret,
  });
  webhook.url = `${web.url}/api/webhooks/github`;
  await ensureBootstrapClient(web.services);
  await seedDemo(demoContext(web.services));
  worker = startWorker(web.services);
}, 120_000);

afterAll(async () => {
  await worker?.stop();
  await standIn?.close();
});

async function as(email: string): Promise<Context> {
  const [user] = await database.sql`select u.id, u.name, u.role, array(select t.identifier from teams t
    join team_members m on m.team_id = t.id where m.user_id = u.id) as teams from users u where email = ${email}`;
  const actor = { kind: 'person', email, ...user } as Extract<Actor, { kind: 'person' }>;
  return { ...demoContext(web.services), actor, ability: buildAbility(actor, []), origin: 'ui' };
}

async function ended(ctx: Context, id: string) {
  for (let turn = 0; turn < 20; turn++) {
    const run = await eventually(async () => {
      const found = await getRun(ctx, { id });
      return ['succeeded', 'failed', 'refused'].includes(found.state) ? found : undefined;
    }).catch(() => undefined);
    if (run) return run;
  }
  throw new Error(`${id} did not end: ${(await getRun(ctx, { id })).state}`);
}

test('a scaffolded service is seen in the catalog; run and entity name each other', async () => {
  const developer = await as('developer@quayside.demo');
  const { id } = await submitRun(developer, {
    action: 'scaffold_service',
    properties: { name: 'berth-planner', team: 'sig-network', language: 'Go', topics: ['berths'] },
  });
  const run = await ended(developer, id);
  expect(run).toMatchObject({ state: 'succeeded', failure: null });
  expect(
    run.entities.map(({ blueprint, identifier, operation }) => `${operation} ${blueprint} ${identifier}`),
  ).toEqual(['create repository quayside-demo/berth-planner', 'create service berth-planner']);
  expect(run.jobs.map((job) => job.name)).toEqual([
    'Make the repository',
    'First build',
    'Enter it in the catalog',
  ]);
  const token = await web.token('developer');
  const { json } = await web.call('/v1/blueprints/service/entities/berth-planner', { token });
  expect(json.entity).toMatchObject({
    team: ['sig-network'],
    properties: { language: 'Go', lifecycle: 'experimental', topics: ['berths'] },
    relations: { repositories: ['quayside-demo/berth-planner'] },
  });
  const page = await fetch(run.workflowRun?.url ?? '');
  expect(await page.text()).toContain(`Scaffold berth-planner (${id})`);
}, 90_000);

test('what waits in the inbox is approved, sent, and recorded', async () => {
  const approver = await as('approver@quayside.demo');
  const [row] =
    await database.sql`select id from runs where state = 'waiting' and action_identifier = 'request_access'
    order by created_at limit 1`;
  await decideRun(approver, { id: row?.id, decision: 'APPROVE' });
  const run = await ended(approver, row?.id);
  expect(run).toMatchObject({ state: 'succeeded' });
  expect(run.entities).toMatchObject([{ blueprint: 'repository', operation: 'update' }]);
}, 90_000);

test('a decommissioned service is gone from the catalog', async () => {
  const approver = await as('approver@quayside.demo');
  const [row] = await database.sql`select id from runs where action_identifier = 'decommission_service'`;
  await decideRun(approver, { id: row?.id, decision: 'APPROVE' });
  const run = await ended(approver, row?.id);
  expect(run).toMatchObject({ state: 'succeeded', failure: null });
  const [left] =
    await database.sql`select count(*)::int from entities where identifier = 'sig-node--cri-streaming'`;
  expect(left?.count).toBe(0);
}, 90_000);

test('a deployment that fails its smoke test fails the run, and is recorded as rolled back', async () => {
  const developer = await as('developer@quayside.demo');
  const { id } = await submitRun(developer, {
    action: 'deploy_service',
    entity: 'sig-network--kindnet',
    properties: { environment: 'staging-eu-west', version: 'v9.9.9-broken' },
  });
  const run = await ended(developer, id);
  expect(run).toMatchObject({
    state: 'failed',
    entities: [{ blueprint: 'deployment', operation: 'create' }],
  });
}, 90_000);
