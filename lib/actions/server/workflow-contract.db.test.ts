import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { anonymous, testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import { startForTest, TOKEN } from '#lib/github/stand-in/start-for-test.ts';
import { checkWorkflowContract } from './check-workflow-contract.ts';
import { createAction } from './create-action.ts';

const database = await testDatabase();
const standIn = await startForTest();
afterAll(() => standIn.close());
const world = testWorld(database, { GITHUB_API_URL: standIn.url, GITHUB_TOKEN: TOKEN });
const admin = await world.person({ name: 'admin', role: 'Admin' });
const member = await world.person({ name: 'member' });

const action = (workflow: string, workflowInputs: object, identifier = 'deploy') =>
  githubAction({
    identifier,
    invocationMethod: { type: 'GITHUB', org: 'acme', repo: 'paths', workflow, workflowInputs } as never,
  });
const check = async (document: unknown) => checkWorkflowContract(await world.as(admin), { document });

describe('checkWorkflowContract', () => {
  it('finds nothing against a workflow that fits', async () => {
    const result = await check(action('deploy.yml', { service: 'x' }));
    expect(result).toMatchObject({ error: null, issues: [], offer: null, contract: { dispatchable: true } });
    expect(result.contract?.jobs.map(({ id, needs }) => [id, needs])).toEqual([
      ['build', []],
      ['release', ['build']],
    ]);
  });

  it('names undeclared and missing inputs', async () => {
    const { issues } = await check(action('deploy.yml', { nothing: 'x' }));
    expect(issues.map(({ code }) => code)).toEqual(['undeclared_input', 'missing_required_input']);
  });

  it('says what cannot be dispatched, read or run', async () => {
    expect((await check(action('lint.yml', {}))).issues.map(({ code }) => code)).toEqual([
      'not_dispatchable',
    ]);
    expect(await check(action('nothing.yml', {}))).toMatchObject({
      contract: null,
      error: expect.stringContaining('does not exist'),
    });
    expect(await check(githubAction({ invocationMethod: { type: 'KAFKA' } }))).toMatchObject({
      contract: null,
      issues: [{ code: 'not_supported' }],
    });
  });

  it('asks GitHub nothing while any process was told to wait, and tells all when it is told itself', async () => {
    const document = action('deploy.yml', { service: 'x' });
    const waits = async () => (await database.sql`select blocked_until from rate_limits`)[0]?.blocked_until;
    standIn.world.limit.limit = 0;
    expect((await check(document)).error).toContain('asked us to wait');
    standIn.world.limit.limit = 5_000;
    expect(await waits()).toBeInstanceOf(Date);
    const asked = standIn.world.requests.GET;
    expect((await check(document)).error).toContain('asked us to wait');
    expect(standIn.world.requests.GET).toBe(asked);
    await database.sql`delete from rate_limits`;
    expect((await check(document)).error).toBeNull();
  });

  it('is for those who may change actions', async () => {
    const document = action('deploy.yml', {});
    await expect(checkWorkflowContract(await world.as(member), { document })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(checkWorkflowContract(await world.as(anonymous), { document })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(check({})).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

it('warns a person who saves, and makes no client wait', async () => {
  const document = action('deploy.yml', { nothing: 'x' }, 'warned');
  const ctx = { ...(await world.as(admin)), origin: 'ui' as const };
  const { warnings } = await createAction(ctx, { document });
  expect(warnings.map(({ code }) => code)).toEqual(['undeclared_input', 'missing_required_input']);
  const { warnings: none } = await createAction(await world.as(admin), {
    document: { ...document, identifier: 'quiet' },
  });
  expect(none).toEqual([]);
});
