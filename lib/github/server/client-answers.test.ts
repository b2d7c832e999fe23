import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ScriptedAnswer,
  type ScriptedGitHub,
  type SeenRequest,
  startScriptedGitHub,
} from '#lib/github/fixtures/scripted-github.ts';
import { createGitHubClient, type GitHubClient } from './client.ts';

const PLACE = { org: 'octo', repo: 'app' };
const TARGET = { ...PLACE, workflow: 'deploy.yml' };
const SINCE = new Date('2026-11-20T10:00:00.750Z');
const UNREADABLE = { kind: 'failed', reason: 'GitHub answered with something that cannot be read' };

let github: ScriptedGitHub;
let client: GitHubClient;
let answer: (request: SeenRequest) => ScriptedAnswer;
beforeAll(async () => {
  github = await startScriptedGitHub((request) => answer(request));
  client = createGitHubClient({ apiUrl: github.url, token: 'the token' });
});
beforeEach(() => {
  github.seen.length = 0;
});
afterAll(() => github.close());

const queryOf = ({ target }: SeenRequest) => Object.fromEntries(new URL(target, 'http://x').searchParams);
const run = (id: number) => ({
  id,
  status: 'queued',
  event: 'workflow_dispatch',
  created_at: new Date(Date.parse('2026-11-20T11:00:00Z') - id * 1_000).toISOString(),
});
const runs = (from: number, count: number) => Array.from({ length: count }, (_, index) => run(from + index));

describe('the dispatch', () => {
  const dispatch = (returnRunDetails: boolean) =>
    client.dispatchWorkflow({
      url: `${github.url}/repos/octo/app/actions/workflows/deploy.yml/dispatches`,
      body: { ref: 'main', inputs: { b: '2', a: '1' } },
      returnRunDetails,
      timeoutMs: 5_000,
      mayWrite: () => true,
    });

  it('sends the approved body, and asks for details only behind it', async () => {
    answer = () => ({ status: 204 });
    await dispatch(false);
    await dispatch(true);
    expect(github.seen.map(({ body }) => body)).toEqual([
      '{"ref":"main","inputs":{"b":"2","a":"1"}}',
      '{"ref":"main","inputs":{"b":"2","a":"1"},"return_run_details":true}',
    ]);
  });

  it('goes nowhere else when GitHub names another address', async () => {
    answer = () => ({ status: 307, headers: { location: `${github.url}/renamed` } });
    expect(await dispatch(true)).toMatchObject({ kind: 'refused', status: 307 });
    expect(github.seen).toHaveLength(1);
  });

  it('leaves open what an answer means that is no answer of GitHub', async () => {
    answer = () => ({ status: 200, body: '<html>Welcome to the hotel’s network</html>' });
    expect(await dispatch(true)).toMatchObject({ kind: 'unproven', status: 200 });
  });
});

describe('a listing of runs', () => {
  it('asks for dispatches of the workflow since the second before', async () => {
    answer = () => ({ body: { workflow_runs: [] } });
    await client.listWorkflowRuns({ ...TARGET, workflow: 'deploy it.yml' }, SINCE);
    const [request] = github.seen as [SeenRequest];
    expect(request.target).toMatch(/^\/repos\/octo\/app\/actions\/workflows\/deploy%20it\.yml\/runs\?/);
    expect(queryOf(request)).toEqual({
      event: 'workflow_dispatch',
      created: '>=2026-11-20T10:00:00Z',
      per_page: '100',
      page: '1',
    });
  });

  it('leaves out what is no run, and goes on by what GitHub counted', async () => {
    const pages = [[...runs(1, 98), null, { id: 'x' }], runs(101, 1)];
    answer = (request) => ({ body: { workflow_runs: pages[Number(queryOf(request).page) - 1] } });
    const outcome = await client.listWorkflowRuns(TARGET, SINCE);
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    expect(outcome.value.complete).toBe(true);
    expect(outcome.value.runs.map(({ id }) => id)).toEqual([
      ...Array.from({ length: 98 }, (_, index) => index + 1),
      101,
    ]);
  });

  it('names a run once that moved to the next page meanwhile', async () => {
    const pages = [runs(1, 100), runs(100, 2)];
    answer = (request) => ({ body: { workflow_runs: pages[Number(queryOf(request).page) - 1] } });
    const outcome = await client.listWorkflowRuns(TARGET, SINCE);
    expect(outcome.kind === 'done' && outcome.value.runs).toHaveLength(101);
  });

  it('is not complete when GitHub shows the same thousand again and again', async () => {
    answer = (request) => ({ body: { workflow_runs: runs(Number(queryOf(request).page) * 100, 100) } });
    const outcome = await client.listWorkflowRuns(TARGET, SINCE);
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    expect([outcome.value.complete, outcome.value.runs.length]).toEqual([false, 1_000]);
    expect(github.seen).toHaveLength(20);
    expect(queryOf(github.seen[10] as SeenRequest).created).toBe(
      '2026-11-20T10:00:00Z..2026-11-20T10:41:41Z',
    );
  });

  it.each<[string, ScriptedAnswer, object]>([
    ['a failure', { status: 502, body: '<html>' }, { kind: 'failed', reason: 'GitHub answered 502' }],
    ['a limit', { status: 403, headers: { 'retry-after': '2' } }, { kind: 'rate_limited', waitMs: 2_000 }],
    ['nonsense', { body: { workflow_runs: { length: 0 } } }, UNREADABLE],
  ])('is worth nothing when a later page is %s', async (_name, second, outcome) => {
    answer = (request) =>
      queryOf(request).page === '1' ? { body: { workflow_runs: runs(1, 100) } } : second;
    expect(await client.listWorkflowRuns(TARGET, SINCE)).toMatchObject(outcome);
  });
});

describe('a single answer', () => {
  it.each<[string, unknown]>([
    ['nothing', ''],
    ['null', null],
    ['a list', []],
    ['text', 'completed'],
    ['a run without an id', { status: 'queued', created_at: '2026-11-20T10:00:00Z' }],
  ])('that is %s is no run, no list of jobs and no file', async (_name, body) => {
    answer = () => ({ body });
    expect(await client.getWorkflowRun(PLACE, 7)).toEqual(UNREADABLE);
    expect(await client.listJobs(PLACE, 7)).toEqual(UNREADABLE);
    expect(await client.getContent(PLACE, 'x.yml', 'main')).toEqual(UNREADABLE);
  });

  it('lists the jobs that are jobs', async () => {
    const job = { id: 1, run_id: 7, status: 'queued', name: 'build' };
    answer = () => ({ body: { jobs: [job, null, { ...job, id: -1 }, { ...job, id: 2, name: 'ship' }] } });
    const outcome = await client.listJobs(PLACE, 7);
    expect(outcome.kind === 'done' && outcome.value.map(({ name }) => name)).toEqual(['build', 'ship']);
  });

  it('cancels, or tells why not', async () => {
    answer = () => ({ status: 202, body: {} });
    expect(await client.cancelRun(PLACE, 7)).toEqual({ kind: 'done', value: null });
    expect(github.seen.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'POST /repos/octo/app/actions/runs/7/cancel',
    ]);
    const message = 'Cannot cancel a workflow run that is completed.';
    answer = () => ({ status: 409, body: { message } });
    expect(await client.cancelRun(PLACE, 7)).toEqual({ kind: 'refused', status: 409, message });
  });
});

describe('a file', () => {
  const read = () => client.getContent(PLACE, '.github/workflows/deploy.yml', 'feature/x y');
  const file = (content: string, size: number) => ({ content, encoding: 'base64', size });
  const broken = (text: string) => Buffer.from(text).toString('base64').replace(/.{60}/g, '$&\n');

  it('is asked for at its ref and put together from the lines it is broken into', async () => {
    const text = `name: Deploy übers Meer\n${'# padding '.repeat(40)}`;
    answer = () => ({ body: file(`${broken(text)}\n`, text.length) });
    expect(await read()).toEqual({ kind: 'done', value: text });
    expect(github.seen[0]?.target).toBe(
      '/repos/octo/app/contents/.github/workflows/deploy.yml?ref=feature%2Fx%20y',
    );
  });

  it('is asked for under its whole name, whatever stands in it', async () => {
    answer = () => ({ body: file('', 0) });
    await client.getContent(PLACE, 'docs/ä b?x#y%41.md', 'main');
    expect(github.seen[0]?.target).toBe('/repos/octo/app/contents/docs/%C3%A4%20b%3Fx%23y%2541.md?ref=main');
  });

  it('may be empty', async () => {
    answer = () => ({ body: file('', 0) });
    expect(await read()).toEqual({ kind: 'done', value: '' });
  });

  it.each<[string, unknown]>([
    ['a folder', [{ type: 'file', name: 'deploy.yml' }]],
    ['a link to another repository', { type: 'submodule', size: 0 }],
    ['a file whose content is left out', { content: '', encoding: 'none', size: 90 }],
    ['a file that no workflow is long enough for', file('eA==', 512_001)],
  ])('is not %s', async (_name, body) => {
    answer = () => ({ body });
    expect(await read()).toEqual(UNREADABLE);
  });
});
