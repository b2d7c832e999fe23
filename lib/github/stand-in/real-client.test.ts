import { Octokit } from 'octokit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, startForTest, type TestStandIn, TOKEN } from './start-for-test.ts';

let standIn: TestStandIn;
let octokit: Octokit;
const place = { owner: 'acme', repo: 'paths' };

beforeAll(async () => {
  standIn = await startForTest();
  octokit = new Octokit({
    auth: TOKEN,
    baseUrl: standIn.url,
    retry: { enabled: false },
    throttle: { enabled: false },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
});
afterAll(() => standIn.close());

test("GitHub's own client dispatches, follows the run and reads its log", async () => {
  const { data } = await octokit.request(
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    {
      ...place,
      workflow_id: 'deploy.yml',
      ref: 'main',
      inputs: { service: 'api', dry_run: true },
      return_run_details: true,
    },
  );
  const run_id = (data as { workflow_run_id: number }).workflow_run_id;
  const run = await eventually(async () => {
    const found = await octokit.rest.actions.getWorkflowRun({ ...place, run_id });
    return found.data.status === 'completed' ? found.data : undefined;
  });
  expect(run.conclusion).toBe('success');
  const jobs = await octokit.rest.actions.listJobsForWorkflowRun({ ...place, run_id });
  const log = await octokit.rest.actions.downloadJobLogsForWorkflowRun({
    ...place,
    job_id: jobs.data.jobs[1]?.id ?? 0,
  });
  expect(String(log.data)).toContain('Rolling out');
});

test('it pages through all runs by the Link header', async () => {
  for (let count = 0; count < 5; count++) await standIn.dispatch({ service: `page-${count}` });
  const runs = await octokit.paginate(octokit.rest.actions.listWorkflowRunsForRepo, {
    ...place,
    per_page: 2,
  });
  expect(runs).toHaveLength(standIn.world.store.runs.size);
  expect(new Set(runs.map((run) => run.id)).size).toBe(runs.length);
});

test('it reads files and recognises refusals', async () => {
  const file = await octokit.rest.repos.getContent({ ...place, path: 'README.md' });
  expect(Buffer.from((file.data as { content: string }).content, 'base64').toString()).toBe('# Paths\n');
  await expect(
    octokit.rest.actions.createWorkflowDispatch({ ...place, workflow_id: 'deploy.yml', ref: 'gone' }),
  ).rejects.toMatchObject({ status: 422, message: expect.stringContaining('No ref found for: gone') });
});
