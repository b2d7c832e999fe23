import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareWorkflow, offeredLines } from '#lib/actions/compare-workflow.ts';
import { readGithubInvocation } from '#lib/actions/github-invocation.ts';
import { parseAction } from '#lib/actions/parse-action.ts';
import { parseWorkflowContract } from '#lib/github/parse-workflow-contract.ts';
import type { Run } from '#lib/github/stand-in/records.ts';
import {
  eventually,
  type Recorder,
  startForTest,
  startRecorder,
  type TestStandIn,
} from '#lib/github/stand-in/start-for-test.ts';
import { demoActions, GOLDEN_PATHS } from './demo-documents.ts';

const FIXTURES = path.join(import.meta.dirname, '../../blueprints/demo/github');
const { org, repo } = GOLDEN_PATHS;

describe.each(demoActions())('$identifier', ({ document, permissions, workflow }) => {
  test('its document is accepted without a warning', () => {
    expect(parseAction(document)).toEqual({ document, warnings: [] });
    expect(Object.keys(permissions)).toEqual(['execute', 'approve']);
  });

  test('it sends what its workflow declares, and the run can be recognised', () => {
    const file = path.join(FIXTURES, org, repo, '.github/workflows', workflow);
    const contract = parseWorkflowContract(readFileSync(file, 'utf8'));
    const { invocation, issues } = readGithubInvocation(parseAction(document).document);
    expect(issues).toEqual([]);
    expect(invocation && compareWorkflow(invocation, contract)).toEqual([]);
    expect(offeredLines(contract)).toBeNull();
  });
});

describe('the workflows as the stand-in performs them', () => {
  let portal: Recorder;
  let standIn: TestStandIn;

  beforeAll(async () => {
    portal = await startRecorder(() => ({ status: 200, body: { ok: true, accessToken: 'a.b.c' } }));
    standIn = await startForTest({
      fixtures: FIXTURES,
      secrets: { QUAYSIDE_URL: portal.url, QUAYSIDE_CLIENT_ID: 'id', QUAYSIDE_CLIENT_SECRET: 'the secret' },
    });
  });
  afterAll(async () => {
    await standIn.close();
    await portal.close();
  });

  async function perform(workflow: string, inputs: Record<string, string>): Promise<Run> {
    portal.received.length = 0;
    const place = `/repos/${org}/${repo}/actions/workflows/${workflow}/dispatches`;
    const answer = await standIn.post(place, {
      ref: 'main',
      inputs: { ...inputs, quayside_run_id: 'r_1' },
      return_run_details: true,
    });
    expect(answer.status).toBe(200);
    const { workflow_run_id: id } = (await answer.json()) as { workflow_run_id: number };
    return eventually(() => {
      const run = standIn.world.store.runs.get(id);
      return run?.status === 'completed' ? run : undefined;
    });
  }

  const writes = () =>
    portal.received
      .filter((item) => !item.path.includes('access_token'))
      .map((item) => ({
        to: `${item.method} ${item.path}`,
        body: item.body === '' ? undefined : JSON.parse(item.body),
      }));

  test('scaffolding enters repository and service', async () => {
    const run = await perform('scaffold-service.yml', {
      name: 'berth-planner',
      description: 'Plans "berths"\nand more',
      team: 'sig-network',
      language: 'Go',
      tier: '2 important',
      slo_target: '99.9',
      public_api: 'true',
      topics: '["ports","plans"]',
    });
    expect(run).toMatchObject({ conclusion: 'success', displayTitle: 'Scaffold berth-planner (r_1)' });
    const [repository, service] = writes();
    expect(repository?.to).toBe('POST /v1/blueprints/repository/entities?upsert=true&merge=true&run_id=r_1');
    expect(repository?.body).toMatchObject({ identifier: 'quayside-demo/berth-planner' });
    expect(service?.body).toEqual({
      identifier: 'berth-planner',
      title: 'berth-planner',
      team: ['sig-network'],
      properties: {
        description: 'Plans "berths"\nand more',
        lifecycle: 'experimental',
        tier: '2 important',
        language: 'Go',
        publicApi: true,
        sloTarget: 99.9,
        topics: ['ports', 'plans'],
      },
      relations: { repositories: ['quayside-demo/berth-planner'] },
    });
  });

  const deploy = {
    service: 'api',
    environment: 'staging-eu-west',
    version: 'v1.2.3',
    team: 'sig-network',
    changes: '["less memory"]',
  };

  test('a deployment is recorded', async () => {
    const run = await perform('deploy-service.yml', deploy);
    expect(run.conclusion).toBe('success');
    expect(writes()).toMatchObject([
      {
        to: 'POST /v1/blueprints/deployment/entities?upsert=true&merge=true&run_id=r_1',
        body: {
          identifier: `api-staging-eu-west-${run.id}`,
          properties: {
            version: 'v1.2.3',
            status: 'succeeded',
            changes: ['less memory'],
            startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
            workflowRun: `${standIn.url}/${org}/${repo}/actions/runs/${run.id}`,
          },
          relations: { service: 'api', environment: 'staging-eu-west' },
        },
      },
    ]);
  });

  test('a broken version fails the run and is recorded as rolled back', async () => {
    const run = await perform('deploy-service.yml', { ...deploy, version: 'v2.0.0-broken' });
    expect(run.conclusion).toBe('failure');
    expect(writes()[0]?.body).toMatchObject({ properties: { status: 'rolled back' } });
  });

  test('a dry run changes nothing', async () => {
    const run = await perform('deploy-service.yml', { ...deploy, dry_run: 'true' });
    expect(run.conclusion).toBe('success');
    expect(writes()).toEqual([]);
  });

  test('access is granted and recorded', async () => {
    const run = await perform('request-access.yml', {
      repository: 'kubernetes/website',
      person: 'someone@example.com',
      level: 'write',
      reason: 'Translating pages',
    });
    expect(run.displayTitle).toBe('write on kubernetes/website for someone@example.com (r_1)');
    expect(writes()[0]?.body).toMatchObject({
      identifier: 'kubernetes/website',
      properties: { lastAccessGrantTo: 'someone@example.com' },
    });
  });

  test('decommissioning takes the service out of the catalog', async () => {
    const run = await perform('decommission-service.yml', { service: 'old/one', reason: 'Nobody uses it' });
    expect(run.conclusion).toBe('success');
    expect(writes()[0]?.to).toBe(
      'DELETE /v1/blueprints/service/entities/old%2Fone?delete_dependents=true&run_id=r_1',
    );
  });

  const database = {
    name: 'berths',
    service: 'planner',
    environment: 'staging-eu-west',
    team: 'sig-network',
    storage_gb: '40',
  };

  test('a database is made, backed up, and entered with its service', async () => {
    const run = await perform('provision-database.yml', database);
    expect(run).toMatchObject({
      conclusion: 'success',
      displayTitle: 'PostgreSQL berths in staging-eu-west (r_1)',
    });
    expect(writes()).toMatchObject([
      {
        to: 'POST /v1/blueprints/database/entities?upsert=true&merge=true&run_id=r_1',
        body: {
          identifier: 'berths',
          properties: { engine: 'PostgreSQL', storageGb: 40, backupDays: 14, highAvailability: false },
          relations: { service: 'planner', environment: 'staging-eu-west' },
        },
      },
    ]);
  });

  test('a database over the quota is not made', async () => {
    const run = await perform('provision-database.yml', { ...database, storage_gb: '501' });
    expect(run.conclusion).toBe('failure');
    expect(writes()).toEqual([]);
  });

  test('an environment is entered with the day on which it ends', async () => {
    const before = Date.now();
    await perform('create-environment.yml', {
      name: 'try-it',
      team: 'sig-node',
      lifetime_days: '3',
      purpose: 'Trying "it"',
    });
    const properties = writes()[0]?.body.properties;
    expect(properties).toMatchObject({ type: 'development', nodes: 3, purpose: 'Trying "it"' });
    const days = (Date.parse(properties.expiresAt) - before) / 86_400_000;
    expect(days).toBeGreaterThan(2.99);
    expect(days).toBeLessThan(3.01);
  });

  test('going back to a version is recorded as a deployment that says why', async () => {
    await perform('roll-back.yml', {
      service: 'api',
      environment: 'staging-eu-west',
      version: 'v1.2.2',
      reason: 'It is "slow"',
      team: 'sig-network',
    });
    expect(writes()[0]?.body).toMatchObject({
      properties: { version: 'v1.2.2', status: 'succeeded', changes: ['It is "slow"'] },
      relations: { service: 'api', environment: 'staging-eu-west' },
    });
  });

  test('a rotated secret leaves its time in the catalog, and no value anywhere', async () => {
    const run = await perform('rotate-secret.yml', {
      service: 'api',
      secret: 'signing-key',
      grace_hours: '0',
    });
    expect(run.displayTitle).toBe('Rotate signing-key of api (r_1)');
    const [write] = writes();
    expect(Object.keys(write?.body.properties)).toEqual(['lastSecretRotationAt']);
  });
});
