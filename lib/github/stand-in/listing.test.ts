import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startForTest, type TestStandIn } from './start-for-test.ts';

// The history of the fixtures: a failed run an hour ago, and one under way for ten minutes.
const [FAILED, WORKING] = [15_900_000_001, 15_900_000_002];
const RUNS = '/repos/acme/paths/actions/runs';

let standIn: TestStandIn;
let created: string;
beforeAll(async () => {
  standIn = await startForTest();
  const run = (await (await standIn.get(`${RUNS}/${FAILED}`)).json()) as { created_at: string };
  created = run.created_at;
});
afterAll(() => standIn.close());

async function list(query: string, place = RUNS): Promise<{ status: number; ids: number[] }> {
  const answer = await standIn.get(`${place}?${query}`);
  const { workflow_runs = [] } = (await answer.json()) as { workflow_runs?: { id: number }[] };
  return { status: answer.status, ids: workflow_runs.map(({ id }) => id) };
}

describe('created', () => {
  test.each([
    ['>=T', [WORKING, FAILED]],
    ['>T', [WORKING]],
    ['<=T', [FAILED]],
    ['<T', []],
    ['T..T', [FAILED]],
    ['T..*', [WORKING, FAILED]],
    ['*..T', [FAILED]],
    ['T', [FAILED]],
    ['>=2100-01-01', []],
    ['2100-01-01', []],
    ['>=nonsense', []],
  ])('%s', async (filter, ids) => {
    const query = new URLSearchParams({ created: filter.replaceAll('T', created) });
    expect((await list(String(query))).ids).toEqual(ids);
  });
});

describe('other filters', () => {
  test.each([
    ['status=in_progress', [WORKING]],
    ['status=completed', [FAILED]],
    ['status=failure', [FAILED]],
    ['status=success', []],
    ['event=push', []],
    ['event=workflow_dispatch', [WORKING, FAILED]],
    ['branch=main', [WORKING, FAILED]],
    ['branch=ain', []],
    ['status=failure&branch=next', []],
  ])('%s', async (query, ids) => {
    expect((await list(query)).ids).toEqual(ids);
  });

  test('of one workflow shows only its runs, under each of its names', async () => {
    const of = '/repos/acme/paths/actions/workflows';
    expect((await list('', `${of}/lint.yml/runs`)).ids).toEqual([]);
    expect((await list('', `${of}/deploy.yml/runs`)).ids).toEqual([WORKING, FAILED]);
    expect((await list('', `${of}/.github%2Fworkflows%2Fdeploy.yml/runs`)).ids).toEqual([WORKING, FAILED]);
    expect((await list('', `${of}/gone.yml/runs`)).status).toBe(404);
  });
});

describe('what belongs to another repository', () => {
  test.each([
    `/repos/acme/gone/actions/runs/${FAILED}`,
    `${RUNS}/1`,
    `${RUNS}/x`,
    `${RUNS}/${FAILED}.5`,
  ])('%s is not found', async (place) => {
    expect((await standIn.get(place)).status).toBe(404);
  });

  test('names are taken without regard to case', async () => {
    expect((await standIn.get(`/repos/ACME/Paths/actions/runs/${FAILED}`)).status).toBe(200);
  });
});

describe('logs', () => {
  const link = async (job: number) =>
    (await standIn.get(`/repos/acme/paths/actions/jobs/${job}/logs`)).headers;

  test('are not there while the job runs', async () => {
    const answer = await standIn.get(`/repos/acme/paths/actions/jobs/${WORKING}0/logs`);
    expect(answer.status).toBe(404);
  });

  test('cannot be read by a link that was changed', async () => {
    const location = (await link(FAILED * 10)).get('location') ?? '';
    expect((await fetch(location)).status).toBe(200);
    const later = location.replace(/until=\d+/, 'until=99999999999');
    const other = location.replace(`${FAILED}0`, `${WORKING}0`);
    for (const changed of [later, other, location.slice(0, -1), location.replace(/signature=.*/, '')])
      expect((await fetch(changed)).status, changed).toBe(403);
  });
});

describe('the hook of a repository', () => {
  test('is none without a configured address', async () => {
    expect(await (await standIn.get('/repos/acme/paths/hooks')).json()).toEqual([]);
    const hookId = standIn.world.store.repositories.get('acme/paths')?.hookId;
    expect((await standIn.get(`/repos/acme/paths/hooks/${hookId}`)).status).toBe(404);
    expect((await standIn.get(`/repos/acme/paths/hooks/${hookId}/deliveries`)).status).toBe(404);
  });
});
