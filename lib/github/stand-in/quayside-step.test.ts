import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { performQuaysideStep } from './quayside-step.ts';
import {
  eventually,
  type Recorder,
  startForTest,
  startRecorder,
  type TestStandIn,
  writeFixtures,
} from './start-for-test.ts';

let portal: Recorder;
let entityStatus = 201;

beforeAll(async () => {
  portal = await startRecorder((request) => {
    if (request.path !== '/v1/auth/access_token')
      return { status: entityStatus, body: { ok: entityStatus < 300, error: 'invalid_input' } };
    const { clientSecret } = JSON.parse(request.body) as { clientSecret: string };
    return clientSecret === 'the secret'
      ? { status: 200, body: { ok: true, accessToken: 'a.b.c', expiresIn: 60, tokenType: 'Bearer' } }
      : { status: 401, body: { ok: false, error: 'invalid_credentials' } };
  });
});
afterAll(() => portal.close());
beforeEach(() => {
  entityStatus = 201;
  portal.received.length = 0;
});

const inputs = () => ({
  url: portal.url,
  'client-id': 'id',
  'client-secret': 'the secret',
  blueprint: 'service',
  identifier: 'pay/ments',
  title: 'Payments',
  team: 'sig-a, sig-b',
  properties: '{"language": "Go"}',
  relations: '{"repository": "acme/payments"}',
  'run-id': 'r_7',
});

describe('the step itself', () => {
  test('upserts over the portal API with a token', async () => {
    const answer = await performQuaysideStep('upsert-entity', inputs());
    expect(answer).toMatchObject({ ok: true, outputs: { identifier: 'pay/ments' } });
    const write = portal.received[1];
    expect(`${write?.method} ${write?.path}`).toBe(
      'POST /v1/blueprints/service/entities?upsert=true&merge=true&run_id=r_7',
    );
    expect(write?.headers.authorization).toBe('Bearer a.b.c');
    expect(JSON.parse(write?.body ?? '')).toEqual({
      identifier: 'pay/ments',
      title: 'Payments',
      team: ['sig-a', 'sig-b'],
      properties: { language: 'Go' },
      relations: { repository: 'acme/payments' },
    });
  });

  test('deletes', async () => {
    const answer = await performQuaysideStep('delete-entity', { ...inputs(), 'delete-dependents': 'true' });
    expect(answer.ok).toBe(true);
    expect(`${portal.received[1]?.method} ${portal.received[1]?.path}`).toBe(
      'DELETE /v1/blueprints/service/entities/pay%2Fments?delete_dependents=true&run_id=r_7',
    );
  });

  test.each([
    [{ 'client-secret': 'wrong' }, 'HTTP 401'],
    [{ blueprint: '' }, 'Input required and not supplied: blueprint'],
    [{ properties: '{' }, 'Input properties is not JSON'],
    [{ url: 'http://127.0.0.1:1' }, 'fetch failed'],
  ])('fails with %j', async (change, message) => {
    const answer = await performQuaysideStep('upsert-entity', { ...inputs(), ...change });
    expect(answer.ok).toBe(false);
    expect(answer.lines.join('\n')).toContain(message);
  });

  test('a refusal of the portal fails the step with its answer in the log', async () => {
    entityStatus = 422;
    const answer = await performQuaysideStep('upsert-entity', inputs());
    expect(answer.ok).toBe(false);
    expect(answer.lines.join('\n')).toContain('"error":"invalid_input"');
  });
});

describe('in a workflow', () => {
  const workflow = `
name: Scaffold
on:
  workflow_dispatch:
    inputs: { name: { required: true }, quayside_run_id: {} }
jobs:
  register:
    runs-on: ubuntu-latest
    steps:
      - run: echo "secret is $SECRET"
        env: { SECRET: "\${{ secrets.QUAYSIDE_CLIENT_SECRET }}" }
      - name: Register
        uses: quayside/upsert-entity@v1
        with:
          url: \${{ secrets.QUAYSIDE_URL }}
          client-id: \${{ secrets.QUAYSIDE_CLIENT_ID }}
          client-secret: \${{ secrets.QUAYSIDE_CLIENT_SECRET }}
          blueprint: service
          identifier: \${{ inputs.name }}
          properties: '{"language": "Go"}'
          run-id: \${{ inputs.quayside_run_id }}
`;
  let standIn: TestStandIn;
  const ended = async () => {
    standIn = await startForTest({
      fixtures: writeFixtures({ 'acme/paths/.github/workflows/scaffold.yml': workflow }),
      secrets: {
        QUAYSIDE_URL: portal.url,
        QUAYSIDE_CLIENT_ID: 'id',
        QUAYSIDE_CLIENT_SECRET: 'the secret',
      },
    });
    await standIn.post('/repos/acme/paths/actions/workflows/scaffold.yml/dispatches', {
      ref: 'main',
      inputs: { name: 'payments', quayside_run_id: 'r_8' },
    });
    const run = await eventually(() =>
      [...standIn.world.store.runs.values()].find((item) => item.status === 'completed'),
    );
    const log = [...standIn.world.store.logs.values()].flat().join('\n');
    await standIn.close();
    return { run, log };
  };

  test('the entity is written with the run id, and no secret reaches the log', async () => {
    const { run, log } = await ended();
    expect(run.conclusion).toBe('success');
    expect(portal.received[1]?.path).toContain('run_id=r_8');
    expect(JSON.parse(portal.received[1]?.body ?? '')).toMatchObject({ identifier: 'payments' });
    expect(log).toContain('secret is ***');
    expect(log).not.toContain('the secret');
  });

  test('a refusal fails the run', async () => {
    entityStatus = 404;
    const { run, log } = await ended();
    expect(run.conclusion).toBe('failure');
    expect(log).toContain('HTTP 404');
  });
});
