import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually, startForTest, type TestStandIn, TOKEN } from './start-for-test.ts';

type Json = Record<string, unknown>;

let standIn: TestStandIn;
beforeAll(async () => {
  standIn = await startForTest();
});
afterAll(() => standIn.close());

const RUNS = '/repos/acme/paths/actions/runs';
const json = async (response: Promise<Response>) => (await response).json() as Promise<Json>;
const listed = async (query = '') =>
  (await json(standIn.get(`${RUNS}?per_page=100${query}`))).workflow_runs as Json[];

async function dispatched(service: string): Promise<Json> {
  const response = await standIn.dispatch({ service, quayside_run_id: 'r_1' }, { return_run_details: true });
  expect(response.status).toBe(200);
  return (await response.json()) as Json;
}

const completed = (id: unknown) =>
  eventually(async () => {
    const run = await json(standIn.get(`${RUNS}/${id}`));
    return run.status === 'completed' ? run : undefined;
  });

describe('who may ask', () => {
  test.each([
    [{}, 401, 'Requires authentication'],
    [{ authorization: 'Bearer wrong' }, 401, 'Bad credentials'],
    [{ authorization: `token ${TOKEN}`, 'x-github-api-version': '2020-01-01' }, 400, 'not supported'],
  ])('%j', async (headers, status, message) => {
    const response = await fetch(`${standIn.url}/repos/acme/paths`, { headers });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      message: expect.stringContaining(message),
      status: String(status),
    });
  });

  test('every answer tells request id, version and limits', async () => {
    const response = await standIn.get('/repos/acme/paths');
    expect(response.headers.get('x-github-request-id')).toMatch(/^[0-9A-F]{4}:/);
    expect(response.headers.get('x-github-api-version-selected')).toBe('2022-11-28');
    expect(response.headers.get('x-ratelimit-limit')).toBe('5000');
    expect(Number(response.headers.get('x-ratelimit-remaining'))).toBeLessThan(5_000);
    const again = await standIn.get('/repos/acme/paths', {
      'if-none-match': response.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
  });

  test.each([
    '/repos/acme/gone',
    '/repos/acme/paths/actions/runs/1',
    '/nothing',
    '/repos/%E0%A4%A/x',
  ])('%s is not found', async (target) => {
    expect((await standIn.get(target)).status).toBe(404);
  });
});

describe('dispatch', () => {
  test('two equal requests make two runs', async () => {
    const before = standIn.world.store.effects.length;
    const [one, two] = [await dispatched('twice'), await dispatched('twice')];
    expect(one.workflow_run_id).not.toBe(two.workflow_run_id);
    expect(standIn.world.store.effects.length - before).toBe(2);
    expect((await listed()).filter((run) => String(run.display_title).includes('twice'))).toHaveLength(2);
  });

  test('without run details the answer is 204 and empty', async () => {
    const response = await standIn.dispatch({ service: 'quiet' });
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
  });

  test('the effect stands on disk before the answer', async () => {
    const { workflow_run_id: id } = await dispatched('durable');
    const log = readFileSync(path.join(standIn.configuration.dataDir, 'effects.jsonl'), 'utf8');
    const line = log.split('\n').find((text) => text.includes(`"runId":${id}`));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      kind: 'dispatch',
      repository: 'acme/paths',
      workflow: '.github/workflows/deploy.yml',
      inputs: { service: 'durable', environment: 'dev', dry_run: 'false', quayside_run_id: 'r_1' },
    });
  });

  const many = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`i${index}`, 'x']));
  test.each<[string, Json, string]>([
    ['undeclared', { ref: 'main', inputs: { service: 'x', surprise: '1' } }, 'Unexpected inputs provided'],
    ['missing', { ref: 'main', inputs: {} }, "Required input 'service' not provided"],
    ['too many', { ref: 'main', inputs: many }, 'more than 25 properties'],
    ['no ref for', { inputs: { service: 'x' } }, '"ref" wasn\'t supplied.'],
  ])('%s inputs are refused with 422 and have no effect', async (_name, body, message) => {
    const before = standIn.world.store.effects.length;
    const response = await standIn.post('/repos/acme/paths/actions/workflows/deploy.yml/dispatches', body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      message: expect.stringContaining(message),
      status: '422',
    });
    expect(standIn.world.store.effects.length).toBe(before);
  });

  test.each([
    ['{', 400],
    ['[]', 400],
    ['"x"', 400],
  ])('body %s', async (body, status) => {
    const response = await standIn.post('/repos/acme/paths/actions/workflows/deploy.yml/dispatches', body);
    expect(response.status).toBe(status);
  });

  test('a disabled workflow is not started until it is enabled again', async () => {
    const place = '/repos/acme/paths/actions/workflows/deploy.yml';
    const put = (verb: string) =>
      fetch(`${standIn.url}${place}/${verb}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${TOKEN}`, 'user-agent': 'test' },
      });
    expect((await put('disable')).status).toBe(204);
    expect((await standIn.dispatch({ service: 'x' })).status).toBe(422);
    expect((await json(standIn.get(place))).state).toBe('disabled_manually');
    expect((await put('enable')).status).toBe(204);
    expect((await standIn.dispatch({ service: 'x' })).status).toBe(204);
  });
});

describe('runs', () => {
  test('a run lives through its jobs, its title is rendered, its logs can be read', async () => {
    const { workflow_run_id: id, html_url: page } = await dispatched('gateway');
    const run = await completed(id);
    expect(run).toMatchObject({
      conclusion: 'success',
      display_title: 'Deploy gateway to dev (r_1)',
      event: 'workflow_dispatch',
      run_attempt: 1,
    });
    const { jobs } = (await json(standIn.get(`${RUNS}/${id}/jobs`))) as { jobs: Json[] };
    expect(jobs.map((job) => [job.name, job.conclusion])).toEqual([
      ['build', 'success'],
      ['release', 'success'],
    ]);
    expect((jobs[1]?.steps as Json[]).map((step) => [step.name, step.conclusion])).toEqual([
      ['Set up job', 'success'],
      ['Roll out', 'success'],
      ['Smoke test', 'skipped'],
      ['Report', 'success'],
      ['Complete job', 'success'],
    ]);
    const link = await standIn.get(`/repos/acme/paths/actions/jobs/${jobs[1]?.id}/logs`);
    expect(link.status).toBe(302);
    const location = link.headers.get('location') ?? '';
    expect(await (await fetch(location)).text()).toContain('Rolling out registry/gateway:1');
    expect((await fetch(location.replace('signature=', 'signature=0'))).status).toBe(403);
    const html = await fetch(page as string);
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await html.text()).toContain('Deploy gateway to dev (r_1)');
  });

  test('a step that fails on demand fails its job and run; always() still runs', async () => {
    const { workflow_run_id: id } = await dispatched('gateway-broken');
    expect(await completed(id)).toMatchObject({ conclusion: 'failure' });
    const { jobs } = (await json(standIn.get(`${RUNS}/${id}/jobs`))) as { jobs: Json[] };
    const steps = jobs[1]?.steps as Json[];
    expect(steps.find((step) => step.name === 'Smoke test')?.conclusion).toBe('failure');
    expect(steps.find((step) => step.name === 'Report')?.conclusion).toBe('success');
  });

  test('what is put into a run is shown as text, never as markup', async () => {
    const { html_url: page } = await dispatched('<script>alert(1)</script>');
    const html = await (await fetch(page as string)).text();
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script');
  });

  test('cancelling ends it, once', async () => {
    const slow = await startForTest({ speed: 1 });
    const answer = await slow.dispatch({ service: 'slow' }, { return_run_details: true });
    const { workflow_run_id: id } = (await answer.json()) as Json;
    expect((await slow.post(`${RUNS}/${id}/cancel`)).status).toBe(202);
    const run = await eventually(async () => {
      const found = await json(slow.get(`${RUNS}/${id}`));
      return found.status === 'completed' ? found : undefined;
    });
    expect(run.conclusion).toBe('cancelled');
    expect((await slow.post(`${RUNS}/${id}/cancel`)).status).toBe(409);
    await slow.close();
  });

  test('running again is another attempt of the same run', async () => {
    const { workflow_run_id: id } = await dispatched('again-broken');
    await completed(id);
    expect((await standIn.post(`${RUNS}/${id}/rerun`)).status).toBe(201);
    const run = await completed(id);
    expect(run).toMatchObject({ run_attempt: 2, conclusion: 'failure' });
    const { jobs } = (await json(standIn.get(`${RUNS}/${id}/jobs`))) as { jobs: Json[] };
    expect(jobs.map((job) => job.run_attempt)).toEqual([2, 2]);
    const all = await json(standIn.get(`${RUNS}/${id}/jobs?filter=all`));
    expect(all.total_count).toBe(4);
    expect(standIn.world.store.effects.filter((effect) => effect.runId === id).map((e) => e.kind)).toEqual([
      'dispatch',
      'rerun',
    ]);
  });
});

describe('listing', () => {
  test('newest first, filtered by time, status, event and branch', async () => {
    const { workflow_run_id: id } = await dispatched('filtered');
    await completed(id);
    const runs = await listed();
    const ids = runs.map((run) => run.id as number);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    const hourAgo = new Date(Date.now() - 1_800_000).toISOString();
    const recent = await listed(`&created=${encodeURIComponent(`>=${hourAgo}`)}`);
    expect(recent.map((run) => run.id)).toContain(id);
    expect(recent.map((run) => run.id)).not.toContain(15_900_000_001);
    expect(await listed(`&created=${encodeURIComponent(`<${hourAgo}`)}`)).toMatchObject([
      { id: 15_900_000_001 },
    ]);
    expect((await listed('&status=failure')).every((run) => run.conclusion === 'failure')).toBe(true);
    expect(await listed('&event=push')).toEqual([]);
    expect(await listed('&branch=next')).toEqual([]);
    const lint = await json(standIn.get('/repos/acme/paths/actions/workflows/lint.yml/runs'));
    expect(lint.total_count).toBe(0);
  });

  test('pages are linked', async () => {
    const first = await standIn.get(`${RUNS}?per_page=1`);
    const link = first.headers.get('link') ?? '';
    const next = /<([^>]+)>; rel="next"/.exec(link)?.[1] ?? '';
    expect(new URL(next).searchParams.get('page')).toBe('2');
    const second = (await json(standIn.get(next.slice(standIn.url.length)))) as { workflow_runs: Json[] };
    const all = await listed();
    expect(second.workflow_runs[0]?.id).toBe(all[1]?.id);
    expect(link).toContain('rel="last"');
  });
});

describe('contents', () => {
  test('a file comes in base64, a folder as a list, raw when asked', async () => {
    const place = '/repos/acme/paths/contents/.github/workflows/deploy.yml';
    const file = await json(standIn.get(`${place}?ref=next`));
    expect(Buffer.from(String(file.content), 'base64').toString()).toContain('name: Deploy');
    const raw = await standIn.get(place, { accept: 'application/vnd.github.raw+json' });
    expect(await raw.text()).toContain('name: Deploy');
    const root = (await json(standIn.get('/repos/acme/paths/contents/'))) as unknown as Json[];
    expect(root.map((entry) => [entry.name, entry.type])).toEqual([
      ['.github', 'dir'],
      ['README.md', 'file'],
    ]);
  });

  test.each(['?ref=gone', '/gone.txt', '/../../etc/passwd'])('%s is not found', async (rest) => {
    expect((await standIn.get(`/repos/acme/paths/contents${rest}`)).status).toBe(404);
  });
});

test('runs of the past are there from the start and stay as they are', async () => {
  const failed = await json(standIn.get(`${RUNS}/15900000001`));
  expect(failed).toMatchObject({
    conclusion: 'failure',
    display_title: 'Deploy old to dev (past-15900000001)',
    run_number: 1,
  });
  const age = Date.now() - Date.parse(String(failed.created_at));
  expect(age).toBeGreaterThan(3_599_000);
  expect(age).toBeLessThan(3_700_000);
  const { jobs } = (await json(standIn.get(`${RUNS}/15900000001/jobs`))) as { jobs: Json[] };
  expect(jobs).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  const link = await standIn.get(`/repos/acme/paths/actions/jobs/${jobs[0]?.id}/logs`);
  expect(await (await fetch(link.headers.get('location') ?? '')).text()).toMatch(/^\d{4}.*Z Rolling out\n$/);
  const working = await json(standIn.get(`${RUNS}/15900000002`));
  expect(working).toMatchObject({ status: 'in_progress', conclusion: null, run_number: 2 });
  const under = (await json(standIn.get(`${RUNS}/15900000002/jobs`))) as { jobs: Json[] };
  expect(under.jobs).toMatchObject([{ status: 'in_progress', completed_at: null }]);
});
