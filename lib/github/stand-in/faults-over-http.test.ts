import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startForTest, type TestStandIn } from './start-for-test.ts';

let standIn: TestStandIn;
beforeAll(async () => {
  standIn = await startForTest();
});
afterAll(() => standIn.close());
beforeEach(() => control({}));

const control = (settings: unknown) => standIn.post('/__control/faults', settings);
const effects = () => standIn.world.store.effects.length;
const dispatch = () => standIn.dispatch({ service: 'api' });

describe('what the caller sees, and whether the run exists', () => {
  test.each([
    ['error_500_before', 500, 0],
    ['error_502_after', 502, 1],
    ['refuse_422', 422, 0],
    ['limit_403', 403, 0],
    ['limit_429', 429, 0],
  ])('%s', async (fault, status, made) => {
    await control({ plan: [fault], retryAfterSeconds: 7 });
    const before = effects();
    const response = await dispatch();
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe(fault.startsWith('limit') ? '7' : null);
    expect(effects() - before).toBe(made);
    expect((await dispatch()).status).toBe(204);
  });

  test.each([
    ['reset_before', 0],
    ['reset_after', 1],
    ['hang_before', 0],
    ['hang_after', 1],
  ])('%s', async (fault, made) => {
    await control({ plan: [fault], hangMs: 60 });
    const before = effects();
    await expect(dispatch()).rejects.toThrow('fetch failed');
    expect(effects() - before).toBe(made);
  });

  test('the 502 is no JSON, as from a proxy', async () => {
    await control({ plan: ['error_502_after'] });
    const response = await dispatch();
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await response.text()).toContain('Bad Gateway');
  });
});

test('an older server refuses the parameter, then works without it', async () => {
  await control({ oldServer: true });
  const refused = await standIn.dispatch({ service: 'api' }, { return_run_details: true });
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({
    message: 'Invalid request.\n\n"return_run_details" is not a permitted key.',
  });
  expect(refused.headers.get('x-github-enterprise-version')).toContain('3.19');
  expect((await dispatch()).status).toBe(204);
});

test('listings lag and fail', async () => {
  await control({ listingLagMs: 400, seed: 3 });
  const answer = await standIn.dispatch({ service: 'late' }, { return_run_details: true });
  const { workflow_run_id: id } = (await answer.json()) as { workflow_run_id: number };
  const run = standIn.world.store.runs.get(id);
  if (!run) throw new Error('no run');
  expect(run.lag).toBeGreaterThan(0);
  run.lag = 600_000;
  const shows = async () => {
    const list = await (await standIn.get('/repos/acme/paths/actions/runs?per_page=100')).json();
    return (list as { workflow_runs: { id: number }[] }).workflow_runs.some((run) => run.id === id);
  };
  expect(await shows()).toBe(false);
  expect((await standIn.get(`/repos/acme/paths/actions/runs/${id}`)).status).toBe(200);
  run.lag = 0;
  expect(await shows()).toBe(true);
  await control({ listingFailures: 1 });
  expect((await standIn.get('/repos/acme/paths/actions/runs')).status).toBe(502);
});

test('the secondary limit refuses writes until Retry-After has passed', async () => {
  const own = await startForTest();
  await own.post('/__control/faults', { writesPerSecond: 1, enforceRetryAfter: true });
  const send = () => own.dispatch({ service: 'api' });
  expect((await send()).status).toBe(204);
  const refused = await send();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([403, '1']);
  expect((await own.get('/repos/acme/paths')).status).toBe(200);
  expect((await send()).status).toBe(403);
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  expect((await send()).status).toBe(204);
  await own.close();
});

test('the primary limit runs out', async () => {
  await standIn.post('/__control/rate-limit', { limit: 0 });
  const response = await standIn.get('/repos/acme/paths');
  expect(response.status).toBe(403);
  expect(response.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  await standIn.post('/__control/rate-limit', { limit: 5_000 });
});

describe('control', () => {
  test('effects and statistics can be read', async () => {
    await control({ plan: ['error_502_after'] });
    await dispatch();
    const all = (await (await standIn.get('/__control/effects')).json()) as {
      total: number;
      effects: unknown[];
    };
    const rest = await (await standIn.get(`/__control/effects?after=${all.total - 1}`)).json();
    expect(all.effects).toHaveLength(all.total);
    expect(rest).toMatchObject({
      effects: [{ n: all.total, kind: 'dispatch', displayTitle: 'Deploy api to dev ()' }],
    });
    const stats = await (await standIn.get('/__control/stats')).json();
    expect(stats).toMatchObject({ effects: all.total, faults: { error_502_after: expect.any(Number) } });
  });

  test('nonsense is refused', async () => {
    expect((await control({ dispatch: { nonsense: 1 } })).status).toBe(422);
    expect((await control('{')).status).toBe(400);
  });

  test('no web page may use it', async () => {
    const response = await standIn.post('/__control/faults', {}, { origin: 'http://evil.example' });
    expect(response.status).toBe(403);
  });
});
