import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appForTest } from './app-for-test.ts';
import excerpts from './openapi-excerpts.json' with { type: 'json' };
import {
  eventually,
  type Recorder,
  startForTest,
  startRecorder,
  type TestStandIn,
} from './start-for-test.ts';

type Json = Record<string, unknown>;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: 'github', ...excerpts });

function problems(part: 'answers' | 'webhooks' | 'requests', name: string, value: unknown): unknown {
  const validate = ajv.getSchema(`github#/${part}/${name}`);
  if (!validate) throw new Error(`no excerpt ${part}/${name}`);
  validate(value);
  return validate.errors?.map((error) => `${error.instancePath} ${error.message}`) ?? [];
}

let standIn: TestStandIn;
let recorder: Recorder;
let run: Json;
let hook: number;

beforeAll(async () => {
  recorder = await startRecorder();
  standIn = await startForTest({ webhook: { url: recorder.url, secret: 'hook' } });
  const request = { ref: 'main', inputs: { service: 'api' }, return_run_details: true };
  expect(problems('requests', 'dispatch', request)).toEqual([]);
  const answer = await standIn.dispatch(request.inputs, request);
  const body = (await answer.json()) as Json;
  expect(problems('answers', 'dispatch', body)).toEqual([]);
  await eventually(() =>
    recorder.received.find((item) => item.body.includes('"action":"completed","workflow_run"')),
  );
  run = (await (await standIn.get(`/repos/acme/paths/actions/runs/${body.workflow_run_id}`)).json()) as Json;
  hook = [...standIn.world.store.repositories.values()][0]?.hookId ?? 0;
});
afterAll(async () => {
  await standIn.close();
  await recorder.close();
});

const of = '/repos/acme/paths';

test('the excerpts name where they come from', () => {
  expect(excerpts).toMatchObject({ version: '23.0.2', license: 'MIT' });
  expect(excerpts.source).toContain('@octokit/openapi');
});

test.each<[string, () => string]>([
  ['repository', () => of],
  ['contents', () => `${of}/contents/README.md`],
  ['contents', () => `${of}/contents/.github`],
  ['workflows', () => `${of}/actions/workflows`],
  ['workflow', () => `${of}/actions/workflows/deploy.yml`],
  ['runs', () => `${of}/actions/runs`],
  ['workflowRuns', () => `${of}/actions/workflows/deploy.yml/runs`],
  ['run', () => `${of}/actions/runs/${run.id}`],
  ['jobs', () => `${of}/actions/runs/${run.id}/jobs`],
  ['hooks', () => `${of}/hooks`],
  ['hook', () => `${of}/hooks/${hook}`],
  ['deliveries', () => `${of}/hooks/${hook}/deliveries`],
  ['notFound', () => '/repos/acme/gone'],
])('GET: %s', async (name, target) => {
  const body = await (await standIn.get(target())).json();
  expect(problems('answers', name, body)).toEqual([]);
});

test('one job, one delivery', async () => {
  const jobs = (await (await standIn.get(`${of}/actions/runs/${run.id}/jobs`)).json()) as { jobs: Json[] };
  const job = await (await standIn.get(`${of}/actions/jobs/${jobs.jobs[0]?.id}`)).json();
  expect(problems('answers', 'job', job)).toEqual([]);
  const deliveries = (await (await standIn.get(`${of}/hooks/${hook}/deliveries`)).json()) as Json[];
  const delivery = await (await standIn.get(`${of}/hooks/${hook}/deliveries/${deliveries[0]?.id}`)).json();
  expect(problems('answers', 'delivery', delivery)).toEqual([]);
});

test('writes', async () => {
  const again = await standIn.post(`${of}/actions/runs/${run.id}/rerun`);
  expect(again.status).toBe(201);
  expect(problems('answers', 'rerun', await again.json())).toEqual([]);
  const deliveries = (await (await standIn.get(`${of}/hooks/${hook}/deliveries`)).json()) as Json[];
  const redelivery = await standIn.post(`${of}/hooks/${hook}/deliveries/${deliveries[0]?.id}/attempts`);
  expect(redelivery.status).toBe(202);
  expect(problems('answers', 'redelivery', await redelivery.json())).toEqual([]);
  const slow = await startForTest({ speed: 1 });
  const { workflow_run_id: id } = (await (
    await slow.dispatch({ service: 'x' }, { return_run_details: true })
  ).json()) as Json;
  const cancelled = await slow.post(`${of}/actions/runs/${id}/cancel`);
  expect(problems('answers', 'cancel', await cancelled.json())).toEqual([]);
  await eventually(() => (slow.world.store.runs.get(Number(id))?.status === 'completed' ? true : undefined));
  const conflict = await slow.post(`${of}/actions/runs/${id}/cancel`);
  expect(conflict.status).toBe(409);
  expect(problems('answers', 'conflict', await conflict.json())).toEqual([]);
  await slow.close();
});

test('what an App asks', async () => {
  const app = appForTest();
  const own = await startForTest({ app });
  const headers = { authorization: `Bearer ${app.jwt()}` };
  const found = (await (await own.get(`${of}/installation`, headers)).json()) as Json;
  expect(problems('answers', 'repositoryInstallation', found)).toEqual([]);
  const org = await (await own.get('/orgs/acme/installation', headers)).json();
  expect(problems('answers', 'orgInstallation', org)).toEqual([]);
  const issued = await own.post(`/app/installations/${found.id}/access_tokens`, {}, headers);
  expect(issued.status).toBe(201);
  expect(problems('answers', 'accessToken', await issued.json())).toEqual([]);
  await own.close();
});

test.each(['limit_403', 'limit_429'] as const)('refusals: %s', async (fault) => {
  const own = await startForTest();
  own.world.faults.configure({ plan: [fault] });
  const refused = await own.dispatch({ service: 'x' });
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(problems('answers', 'forbidden', await refused.json())).toEqual([]);
  await own.close();
});

test('every webhook', () => {
  const seen = recorder.received.map((item) => {
    const payload = JSON.parse(item.body) as { action: string };
    const name = `${item.headers['x-github-event']}-${payload.action}`.replaceAll('_', '-');
    expect([name, problems('webhooks', name, payload)]).toEqual([name, []]);
    return name;
  });
  expect([...new Set(seen)].sort()).toEqual(Object.keys(excerpts.webhooks).sort());
});

test('a wrong answer would be noticed', () => {
  expect(problems('answers', 'run', { ...run, display_title: 7 })).not.toEqual([]);
  expect(problems('answers', 'run', { ...run, repository: {} })).not.toEqual([]);
  expect(problems('answers', 'dispatch', { workflow_run_id: 'x' })).not.toEqual([]);
});
