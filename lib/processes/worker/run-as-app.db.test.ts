import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { checkWorkflowContract } from '#lib/actions/server/check-workflow-contract.ts';
import { createAction } from '#lib/actions/server/create-action.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import { appForTest } from '#lib/github/stand-in/app-for-test.ts';
import { eventually, startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { createLogger } from '#lib/log.ts';
import { FAST } from '#lib/runs/server/fixtures/dispatch-bench.ts';
import { submitRun } from '#lib/runs/server/submit-run.ts';
import { startWorker } from './start-worker.ts';

const app = appForTest();
const standIn = await startForTest({ app });
const database = await testDatabase();
const { sql } = database;
const world = testWorld(database, {
  GITHUB_API_URL: standIn.url,
  GITHUB_APP_ID: app.id,
  GITHUB_APP_PRIVATE_KEY: Buffer.from(app.privateKey).toString('base64'),
});
const lines: string[] = [];
const log = createLogger('test', 'trace', { write: (line) => void lines.push(line) });
const worker = startWorker({ ...world.services, log }, { timings: FAST });
const admin = await world.person({ name: 'admin', role: 'Admin' });
const document = githubAction({
  identifier: 'deploy',
  trigger: { type: 'self-service', operation: 'CREATE', userInputs: { properties: {} } },
  invocationMethod: {
    type: 'GITHUB',
    org: 'acme',
    repo: 'paths',
    workflow: 'deploy.yml',
    workflowInputs: { service: 'api' },
  },
});
await createAction(await world.as(admin), { document });
afterAll(async () => {
  await worker.stop();
  await standIn.close();
});

async function run(): Promise<{ state: string; failure: string | null }> {
  const { id } = await submitRun(await world.as(admin), { action: 'deploy', properties: {} });
  return eventually(async () => {
    const [row] = await sql`select state, failure from runs where id = ${id}`;
    return ['succeeded', 'failed', 'refused'].includes(row?.state)
      ? (row as unknown as { state: string; failure: string | null })
      : undefined;
  });
}

it('sends a run and follows it to its end as an App, with a fresh token when the old one is over', async () => {
  expect(await run()).toMatchObject({ state: 'succeeded' });
  const issued = standIn.world.app.issued;
  standIn.world.app.expireAll();
  expect(await run()).toMatchObject({ state: 'succeeded' });
  expect(standIn.world.app.issued).toBeGreaterThan(issued);
  const { contract, error } = await checkWorkflowContract(await world.as(admin), { document });
  expect([contract?.dispatchable, error]).toEqual([true, null]);
});

it('says clearly what is missing when the App was taken away', async () => {
  standIn.world.app.removed.add('acme');
  const { state, failure } = await run();
  expect([state, failure]).toEqual(['refused', expect.stringContaining('not installed on acme/paths')]);
  const { error } = await checkWorkflowContract(await world.as(admin), { document });
  expect(error).toContain('not installed on acme/paths');
});

it('leaves neither key nor token in the log, in the database or with the run', async () => {
  const tables = await sql`select table_name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const stored = await Promise.all(
    tables.map(async ({ table_name: name }) => {
      const [row] = await sql.unsafe(`select string_agg(t::text, ' ') as text from ${name} t`);
      return String(row?.text);
    }),
  );
  expect(lines.length).toBeGreaterThan(0);
  for (const text of [lines.join(''), stored.join('')]) {
    expect(text).not.toMatch(/ghs_|PRIVATE KEY|eyJhbGciOi/);
    expect(text).not.toContain(app.privateKey.split('\n')[3] ?? '');
  }
});
