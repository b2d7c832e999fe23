import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, startForTest, type TestStandIn, TOKEN } from '#lib/github/stand-in/start-for-test.ts';
import { createGitHubClient, type GitHubClient } from './client.ts';

const PLACE = { org: 'acme', repo: 'paths' };
const TARGET = { ...PLACE, workflow: 'deploy.yml' };
const LONG_AGO = new Date(Date.now() - 60_000);

let standIn: TestStandIn;
let github: GitHubClient;
beforeAll(async () => {
  standIn = await startForTest();
  github = createGitHubClient({ apiUrl: standIn.url, token: TOKEN });
});
beforeEach(() => standIn.world.faults.configure({}));
afterAll(() => standIn.close());

function dispatch(service: string, change: Partial<Parameters<GitHubClient['dispatchWorkflow']>[0]> = {}) {
  return github.dispatchWorkflow({
    url: `${standIn.url}/repos/acme/paths/actions/workflows/deploy.yml/dispatches`,
    body: { ref: 'main', inputs: { service } },
    returnRunDetails: true,
    timeoutMs: 2_000,
    mayWrite: () => true,
    ...change,
  });
}

describe('dispatchWorkflow', () => {
  it('starts one run and knows which', async () => {
    const before = standIn.world.store.effects.length;
    const outcome = await dispatch('one');
    expect(outcome.kind).toBe('done');
    const effects = standIn.world.store.effects.slice(before);
    expect(effects.map(({ run }) => run.id)).toEqual([outcome.kind === 'done' && outcome.runId]);
  });

  it('sends once, whatever comes back', async () => {
    const faults = ['error_502_after', 'error_500_before', 'reset_after', 'limit_403', 'limit_429'] as const;
    standIn.world.faults.configure({ plan: [...faults], retryAfterSeconds: 1 });
    const effects = standIn.world.store.effects.length;
    const kinds: string[] = [];
    for (const fault of faults) kinds.push((await dispatch(fault)).kind);
    expect(kinds).toEqual(['unproven', 'unproven', 'unproven', 'rate_limited', 'rate_limited']);
    // Time enough for whoever would try again, which then would have its effect.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(standIn.world.store.effects.length - effects).toBe(2);
  });

  it('is refused for a ref that is not there and with a token that is wrong', async () => {
    expect(await dispatch('x', { body: { ref: 'gone', inputs: { service: 'x' } } })).toMatchObject({
      kind: 'refused',
      status: 422,
    });
    const stranger = createGitHubClient({ apiUrl: standIn.url, token: 'wrong' });
    const url = `${standIn.url}/repos/acme/paths/actions/workflows/deploy.yml/dispatches`;
    const attempt = { url, body: { ref: 'main', inputs: {} }, returnRunDetails: true, timeoutMs: 2_000 };
    expect(await stranger.dispatchWorkflow({ ...attempt, mayWrite: () => true })).toMatchObject({
      kind: 'refused',
      status: 401,
    });
  });

  it('says when nothing was sent', async () => {
    const nobody = createGitHubClient({ apiUrl: 'http://127.0.0.1:9', token: TOKEN });
    const attempt = { body: { ref: 'main', inputs: {} }, returnRunDetails: true, timeoutMs: 2_000 };
    const url = 'http://127.0.0.1:9/repos/a/b/actions/workflows/c.yml/dispatches';
    expect((await nobody.dispatchWorkflow({ ...attempt, url, mayWrite: () => true })).kind).toBe('not_sent');
    expect((await dispatch('x', { mayWrite: () => false })).kind).toBe('not_sent');
  });
});

describe('reads', () => {
  it('page through everything that was started', async () => {
    for (let count = 0; count < 120; count++) await standIn.dispatch({ service: `page-${count}` });
    const listing = await github.listWorkflowRuns(TARGET, LONG_AGO);
    if (listing.kind !== 'done') throw new Error(listing.kind);
    expect(listing.value.complete).toBe(true);
    const services = listing.value.runs.filter(({ title }) => title.includes('page-'));
    expect(services.length).toBe(120);
  });

  it('go on behind the thousand results at which GitHub cuts a listing off', async () => {
    const shape = { workflow_runs: [] as unknown[] };
    const asked: string[] = [];
    const everything = Array.from({ length: 2_300 }, (_, index) => ({
      id: 10_000 - index,
      status: 'queued',
      event: 'workflow_dispatch',
      created_at: new Date(Date.now() - index * 1_000).toISOString().replace(/\.\d+/, ''),
    }));
    const { createServer } = await import('node:http');
    const server = createServer((request, response) => {
      const query = new URL(request.url ?? '', 'http://x').searchParams;
      const [, until = '9'] = (query.get('created') ?? '').split('..');
      asked.push(query.get('created') ?? '');
      const found = everything.filter((run) => run.created_at <= until).slice(0, 1_000);
      const page = Number(query.get('page'));
      shape.workflow_runs = found.slice((page - 1) * 100, page * 100);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(shape));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const listing = await createGitHubClient({
      apiUrl: `http://127.0.0.1:${port}`,
      token: undefined,
    }).listWorkflowRuns(TARGET, LONG_AGO);
    server.close();
    if (listing.kind !== 'done') throw new Error(listing.kind);
    expect([listing.value.runs.length, listing.value.complete, new Set(asked).size]).toEqual([
      2_300,
      true,
      3,
    ]);
  });

  it('tell a failing listing from an empty one', async () => {
    standIn.world.faults.configure({ listingFailures: 1 });
    expect((await github.listWorkflowRuns(TARGET, LONG_AGO)).kind).toBe('failed');
    standIn.world.faults.configure({});
    const future = await github.listWorkflowRuns(TARGET, new Date(Date.now() + 60_000));
    expect(future).toEqual({ kind: 'done', value: { runs: [], complete: true } });
    expect((await github.listWorkflowRuns({ ...TARGET, workflow: 'gone.yml' }, LONG_AGO)).kind).toBe(
      'refused',
    );
  });

  it('follow a run to its end, its jobs and their logs', async () => {
    const outcome = await dispatch('whole');
    const id = (outcome.kind === 'done' && outcome.runId) || 0;
    const run = await eventually(async () => {
      const found = await github.getWorkflowRun(PLACE, id);
      return found.kind === 'done' && found.value.status === 'completed' ? found.value : undefined;
    });
    expect(run).toMatchObject({ id, conclusion: 'success', path: '.github/workflows/deploy.yml' });
    const jobs = await github.listJobs(PLACE, id);
    if (jobs.kind !== 'done') throw new Error(jobs.kind);
    expect(jobs.value.map(({ name }) => name)).toEqual(['build', 'release']);
    const log = await github.jobLog(PLACE, jobs.value[1]?.id ?? 0);
    expect(log.kind === 'done' && log.value).toContain('Rolling out registry/whole:1');
    expect((await github.jobLog(PLACE, 1)).kind).toBe('refused');
  });

  it('read a file, and say what is wrong with others', async () => {
    const file = await github.getContent(PLACE, '.github/workflows/deploy.yml', 'main');
    expect(file.kind === 'done' && file.value).toContain('run-name: Deploy');
    expect(await github.getContent(PLACE, 'nowhere.yml', 'main')).toMatchObject({
      kind: 'refused',
      status: 404,
    });
    expect(await github.getContent(PLACE, '../../../user', 'main')).toMatchObject({ kind: 'refused' });
  });

  it('cancel a run under way', async () => {
    const slow = await startForTest({ speed: 0.1 });
    const client = createGitHubClient({ apiUrl: slow.url, token: TOKEN });
    const started = await slow.dispatch({ service: 'slow' }, { return_run_details: true });
    const { workflow_run_id: id } = (await started.json()) as { workflow_run_id: number };
    expect((await client.cancelRun(PLACE, id)).kind).toBe('done');
    expect(slow.world.store.effects.map(({ kind }) => kind)).toEqual(['dispatch', 'cancel']);
    await slow.close();
  });
});
