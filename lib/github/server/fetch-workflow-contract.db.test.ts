import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { anonymous, testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { type ScriptedAnswer, startScriptedGitHub } from '#lib/github/fixtures/scripted-github.ts';
import { fetchWorkflowContract, type ReadingOptions } from './fetch-workflow-contract.ts';

const WORKFLOW = 'on: {workflow_dispatch: {inputs: {service: {required: true}}}}\njobs: {build: {}}';
const DEPLOY = { org: 'octo', repo: 'app', workflow: 'deploy.yml', ref: 'main' };
const NAME = 'octo/app/.github/workflows/deploy.yml@main';

let answer: ScriptedAnswer;
const database = await testDatabase();
const github = await startScriptedGitHub(() => answer);
afterAll(() => github.close());
const world = testWorld(database, { GITHUB_API_URL: github.url, GITHUB_TOKEN: 'the token' });
const ctx = await world.as(anonymous);

const file = (text: string): ScriptedAnswer => ({
  body: { content: Buffer.from(text).toString('base64'), encoding: 'base64', size: text.length },
});
const fetchIt = (options?: ReadingOptions, change: Partial<typeof DEPLOY> = {}) =>
  fetchWorkflowContract(ctx, { ...DEPLOY, ...change }, options);

beforeEach(async () => {
  await database.sql`delete from workflow_contracts`;
  await database.sql`delete from rate_limits`;
  answer = file(WORKFLOW);
  github.seen.length = 0;
});

describe('a workflow file', () => {
  it('is read where it lies, at its ref, and its contract kept', async () => {
    const { contract, error } = await fetchIt();
    expect(error).toBeUndefined();
    expect(contract).toMatchObject({ dispatchable: true, inputs: { service: { required: true } } });
    expect(github.seen.map(({ target }) => target)).toEqual([
      '/repos/octo/app/contents/.github/workflows/deploy.yml?ref=main',
    ]);
    expect(await database.sql`select org, repo, workflow, ref, error from workflow_contracts`).toMatchObject([
      { ...DEPLOY, error: null },
    ]);
  });

  it('is another at another ref, in another repository or under another name', async () => {
    await fetchIt();
    answer = { status: 404 };
    for (const change of [{ ref: 'v1' }, { repo: 'other' }, { org: 'other' }, { workflow: 'other.yml' }])
      expect((await fetchIt({ maxAgeMs: 60_000 }, change)).contract).toBeUndefined();
    expect((await fetchIt({ maxAgeMs: 60_000 })).contract).toBeDefined();
  });

  it('is read again each time, unless a reading so old will do', async () => {
    await fetchIt();
    await fetchIt();
    expect(github.seen).toHaveLength(2);
    await fetchIt({ maxAgeMs: 60_000 });
    expect(github.seen).toHaveLength(2);
    await database.sql`update workflow_contracts set fetched_at = now() - interval '61 seconds'`;
    await fetchIt({ maxAgeMs: 60_000 });
    expect(github.seen).toHaveLength(3);
  });

  it('forgets an old failure with the next reading that goes well', async () => {
    answer = { status: 404 };
    await fetchIt();
    answer = file(WORKFLOW);
    expect((await fetchIt()).error).toBeUndefined();
    expect((await fetchIt({ maxAgeMs: 60_000 })).error).toBeUndefined();
  });
});

describe('when it cannot be read', () => {
  it.each<[string, ScriptedAnswer, string]>([
    ['is not there', { status: 404, body: { message: 'Not Found' } }, `${NAME} does not exist.`],
    [
      'is not for us',
      { status: 403, body: { message: 'Must have rights' } },
      'GitHub refused: Must have rights',
    ],
    [
      'is no workflow',
      file('hello: world'),
      `${NAME} is not a workflow: The file defines no jobs; it is not a workflow.`,
    ],
    [
      'is broken',
      file('jobs:\n\ta: {}'),
      `${NAME} is not a workflow: Tabs are not allowed as indentation at line 2, column 1`,
    ],
    [
      'is a folder',
      { body: [] },
      'The workflow file could not be read: GitHub answered with something that cannot be read.',
    ],
    ['is out of reach', { status: 503 }, 'The workflow file could not be read: GitHub answered 503.'],
    [
      'may not be asked for now',
      { status: 429, headers: { 'retry-after': '9' } },
      'GitHub asked us to wait; the workflow file was not read.',
    ],
  ])('because it %s, that is said, and the contract known before stays', async (_name, fault, error) => {
    const { contract } = await fetchIt();
    answer = fault;
    expect(await fetchIt()).toEqual({ contract, error });
    expect(await fetchIt({ maxAgeMs: 60_000 })).toEqual({ contract, error });
    expect(github.seen).toHaveLength(2);
  });

  it('and never was, there is only what was said', async () => {
    answer = { status: 404 };
    const said = { contract: undefined, error: `${NAME} does not exist.` };
    expect(await fetchIt()).toEqual(said);
    expect(await fetchIt({ maxAgeMs: 60_000 })).toEqual(said);
  });

  it('because GitHub asked us to wait, nobody asks until then', async () => {
    answer = { status: 403, headers: { 'retry-after': '30' } };
    await fetchIt();
    answer = file(WORKFLOW);
    expect((await fetchIt()).error).toBe('GitHub asked us to wait; the workflow file was not read.');
    expect(github.seen).toHaveLength(1);
    await database.sql`update rate_limits set blocked_until = now()`;
    expect((await fetchIt()).error).toBeUndefined();
    expect(github.seen).toHaveLength(2);
  });

  it('the ban is of this GitHub only', async () => {
    await database.sql`insert into rate_limits (key, blocked_until)
      values ('github:https://other.example', now() + interval '1 hour')`;
    expect((await fetchIt()).error).toBeUndefined();
  });
});
