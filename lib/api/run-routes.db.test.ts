import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import { ensureBootstrapClient } from '#lib/auth/server/ensure-bootstrap-client.ts';
import { startForTest, TOKEN } from '#lib/github/stand-in/start-for-test.ts';
import {
  BOOTSTRAP,
  type CallOptions,
  startTestWeb,
  type TestWeb,
} from '#lib/processes/web/fixtures/test-web.ts';

let web: TestWeb;
let admin: string;
let developer: string;
let approver: string;
let machine: string;

beforeAll(async () => {
  const database = await testDatabase();
  const standIn = await startForTest();
  afterAll(() => standIn.close());
  web = await startTestWeb(database, { env: { GITHUB_API_URL: standIn.url, GITHUB_TOKEN: TOKEN } });
  await ensureBootstrapClient(web.services);
  admin = await web.token('admin');
  developer = await web.token('developer');
  approver = await web.token('approver');
  const json = { clientId: BOOTSTRAP.id, clientSecret: BOOTSTRAP.secret };
  machine = (await web.call('/v1/auth/access_token', { method: 'POST', json })).json.accessToken;
});

const call = (method: string, path: string, token: string, json?: unknown, headers = {}) =>
  web.call(path, { method, token, headers, ...(json === undefined ? {} : { json }) } as CallOptions);
const inputs = { properties: { name: { type: 'string' } }, required: ['name'] };
const document = (identifier: string, more = {}) =>
  githubAction({
    identifier,
    trigger: { type: 'self-service', operation: 'CREATE', userInputs: inputs },
    invocationMethod: {
      type: 'GITHUB',
      org: 'acme',
      repo: 'paths',
      workflow: 'deploy.yml',
      workflowInputs: { service: '{{ .inputs.name }}' },
    },
    ...more,
  });
const submit = (token: string, action: string, headers = {}) =>
  call('POST', `/v1/actions/${action}/runs`, token, { properties: { name: 'api' } }, headers);

describe('actions', () => {
  it('live through create, read, replace and delete as clients write them', async () => {
    const sent = { zebra: 1, ...document('a b/c', { description: null }) };
    const created = await call('POST', '/v1/actions', admin, sent);
    expect(created.status).toBe(201);
    const { ok, action, can } = created.json;
    const { id, createdAt, createdBy, updatedAt, updatedBy, ...echo } = action;
    expect([ok, JSON.stringify(echo), can]).toEqual([
      true,
      JSON.stringify(sent),
      { execute: true, update: true },
    ]);
    expect([typeof id, typeof createdBy, typeof updatedBy, createdAt]).toEqual([
      'string',
      'string',
      'string',
      updatedAt,
    ]);
    const path = `/v1/actions/${encodeURIComponent('a b/c')}`;
    const read = await call('GET', path, developer);
    expect([JSON.stringify(read.json.action), read.json.can, read.headers.get('etag')]).toEqual([
      JSON.stringify(action),
      { execute: true, update: false },
      '"1"',
    ]);
    const replaced = await call('PUT', path, admin, { ...action, title: 'New' }, { 'if-match': '"1"' });
    expect(replaced.json.action).toMatchObject({ title: 'New', zebra: 1 });
    expect((await call('PUT', path, admin, action, { 'if-match': '"1"' })).status).toBe(412);
    expect((await call('DELETE', path, admin)).json).toEqual({ ok: true });
    expect(await call('GET', path, admin)).toMatchObject({
      status: 404,
      json: { ok: false, error: 'not_found' },
    });
  });

  it('are listed by trigger', async () => {
    await call('POST', '/v1/actions', admin, document('listed'));
    await call('POST', '/v1/actions', admin, {
      identifier: 'auto',
      trigger: { type: 'automation', event: {} },
    });
    const listed = await call('GET', '/v1/actions?trigger_type=self-service', developer);
    expect(listed.json.actions.map((one: { identifier: string }) => one.identifier)).toContain('listed');
    expect(listed.json.actions.map((one: { identifier: string }) => one.identifier)).not.toContain('auto');
    expect(listed.json.can.listed).toEqual({ execute: true, update: false });
  });

  it('answer bad documents and strangers with the one error body', async () => {
    const bad = await call('POST', '/v1/actions', admin, { identifier: 'x', trigger: 5 });
    expect(bad).toMatchObject({
      status: 422,
      json: {
        ok: false,
        error: 'invalid_input',
        details: [{ path: '/trigger' }],
        requestId: expect.any(String),
      },
    });
    expect((await call('POST', '/v1/actions', admin, [])).status).toBe(422);
    expect((await call('POST', '/v1/actions', admin, document('listed'))).status).toBe(409);
    expect((await call('POST', '/v1/actions', developer, document('mine'))).status).toBe(403);
    expect((await call('POST', '/v1/actions', 'forged', document('mine'))).status).toBe(401);
    const pattern = { properties: { a: { type: 'string', pattern: '^(a+)+$' } } };
    const trigger = { type: 'self-service', operation: 'CREATE', userInputs: pattern };
    expect((await call('POST', '/v1/actions', admin, document('slow', { trigger }))).status).toBe(422);
  });

  it('have permissions that are merged', async () => {
    const patch = { approve: { users: ['approver@quayside.example'], roles: [], teams: [], policy: null } };
    const changed = await call('PATCH', '/v1/actions/listed/permissions', admin, patch);
    expect(changed.json.permissions).toMatchObject({
      approve: patch.approve,
      execute: { roles: ['Admin', 'Member'], ownedByTeam: false },
    });
    expect((await call('GET', '/v1/actions/listed/permissions', developer)).json.permissions).toEqual(
      changed.json.permissions,
    );
    expect(await call('GET', '/v1/actions/nothing/permissions', admin)).toMatchObject({
      status: 404,
      json: { ok: false },
    });
    expect((await call('PATCH', '/v1/actions/listed/permissions', developer, patch)).status).toBe(403);
  });
});

describe('runs', () => {
  it('are asked for, seen, reported on and ended as the GitHub action does', async () => {
    await call('POST', '/v1/actions', machine, document('report'));
    const asked = await call('POST', '/v1/actions/report/runs', machine, { properties: { name: 'api' } });
    expect([asked.status, asked.json.run.status, asked.json.run.state]).toEqual([
      201,
      'IN_PROGRESS',
      'pending',
    ]);
    const { id } = asked.json.run;
    expect(
      (await call('PATCH', `/v1/actions/runs/${id}?runId=${id}`, machine, { status: 'SUCCESS' })).status,
    ).toBe(409);
    await web.services.db.run.execute(`update runs set state = 'dispatched' where id = '${id}'`);
    const logged = await call('POST', `/v1/actions/runs/${id}/logs`, machine, { message: 'hello', more: 1 });
    expect([logged.status, logged.json.runLog]).toMatchObject([201, { runId: id, message: 'hello' }]);
    const patched = await call('PATCH', `/v1/actions/runs/${id}`, machine, {
      status: 'SUCCESS',
      link: 'https://x',
      summary: 'done',
      statusLabel: 'ok',
      externalRunId: 'e/1',
    });
    expect(patched.json.run).toMatchObject({ id, status: 'SUCCESS', link: ['https://x'] });
    expect(await call('PATCH', `/v1/actions/runs/${id}`, machine, { status: 'FAILURE' })).toMatchObject({
      status: 422,
      json: { error: 'run_ended' },
    });
    const found = await call(
      'GET',
      `/v1/actions/runs?version=v2&external_run_id=${encodeURIComponent('e/1')}`,
      machine,
    );
    expect(found.json.runs).toMatchObject([
      { id, action: { identifier: 'report' }, payload: { type: 'GITHUB' } },
    ]);
    const tracked = await call('GET', `/v1/actions/runs/${id}?version=v2`, machine);
    expect(tracked.json.run).toMatchObject({
      status: 'SUCCESS',
      events: [{ kind: 'requested' }, { kind: 'succeeded' }],
      jobs: [],
      entities: [],
      attempts: [],
    });
    const logs = await call('GET', `/v1/actions/runs/${id}/logs?search=HELLO`, machine);
    expect(logs.json).toMatchObject({ ok: true, runLogs: [{ message: 'hello', level: 'INFO' }], next: null });
  });

  it('tell the status of clients, the honest state and the workflow run, alone and in lists', async () => {
    const { id } = (await submit(developer, 'listed')).json.run;
    const told = async () => {
      const alone = (await call('GET', `/v1/actions/runs/${id}`, developer)).json.run;
      const listed = (await call('GET', '/v1/actions/runs?limit=200', developer)).json.runs;
      return [alone, listed.find((run: { id: string }) => run.id === id)].map(
        ({ status, state, workflowRun }) => ({ status, state, workflowRun }),
      );
    };
    const set = (facts: string) => web.services.db.run.execute(`update runs set ${facts} where id = '${id}'`);
    const pending = { status: 'IN_PROGRESS', state: 'pending', workflowRun: null };
    expect(await told()).toEqual([pending, pending]);
    await set(`state = 'dispatched', workflow_run_id = 77, workflow_run_url = 'https://github.test/77'`);
    const workflowRun = { id: 77, url: 'https://github.test/77' };
    const dispatched = { status: 'IN_PROGRESS', state: 'dispatched', workflowRun };
    expect(await told()).toEqual([dispatched, dispatched]);
    await set(`state = 'refused', workflow_run_id = null`);
    const refused = { status: 'FAILURE', state: 'refused', workflowRun: null };
    expect(await told()).toEqual([refused, refused]);
  });

  it('are one under one idempotency key', async () => {
    const key = { 'idempotency-key': 'k1' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(developer, 'listed', key)));
    expect(new Set(answers.map(({ json }) => json.run.id)).size).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const other = await call(
      'POST',
      '/v1/actions/listed/runs',
      developer,
      { properties: { name: 'other' } },
      key,
    );
    expect(other).toMatchObject({ status: 422, json: { error: 'idempotency_key_reused' } });
  });

  it('are previewed without a trace', async () => {
    const before = (await call('GET', '/v1/actions/runs?limit=200', admin)).json.runs.length;
    const preview = await call('POST', '/v1/actions/listed/preview', developer, {
      properties: { name: 'api' },
    });
    expect(JSON.parse(preview.json.request)).toMatchObject({
      run: '<run id>',
      body: { inputs: { service: 'api', quayside_run_id: '<run id>' } },
    });
    expect(preview.json).toMatchObject({ ok: true, issues: [], jobs: [{ id: 'build' }, { id: 'release' }] });
    expect((await call('POST', '/v1/actions/listed/preview', developer, {})).json.issues).toMatchObject([
      { path: '/properties/name' },
    ]);
    expect((await call('GET', '/v1/actions/runs?limit=200', admin)).json.runs).toHaveLength(before);
  });

  it.each([
    ['GET', '/v1/actions/runs?limit=-1'],
    ['GET', '/v1/actions/runs?limit=0x10'],
    ['GET', '/v1/actions/runs?limit=1000000000'],
    ['GET', '/v1/actions/runs?from=forged'],
    ['GET', '/v1/actions/runs?state=%00'],
    ['GET', '/v1/actions/runs?state=nothing'],
    ['POST', '/v1/actions/listed/runs', []],
    ['POST', '/v1/actions/listed/runs', { properties: [] }],
    ['POST', '/v1/actions/listed/runs', { properties: { name: 'a\0' } }],
    ['POST', '/v1/actions/listed/runs', { properties: { name: 'x' }, entity: 5 }],
    ['POST', '/v1/actions/listed/runs', { properties: { name: 'x', more: 1 } }],
  ])('refuse %s %s %j', async (method, path, body?: unknown) => {
    const answer = await call(method, path, developer, body);
    expect(answer).toMatchObject({
      status: 422,
      json: { ok: false, error: 'invalid_input', requestId: expect.any(String) },
    });
  });

  it('do not exist under unknown ids', async () => {
    for (const path of ['/v1/actions/runs/nothing', '/v1/actions/runs/r_%27--', '/v1/actions/runs/x/logs'])
      expect(await call('GET', path, admin)).toMatchObject({
        status: 404,
        json: { ok: false, error: 'not_found' },
      });
    expect((await call('POST', '/v1/actions/nothing/runs', admin, { properties: {} })).status).toBe(404);
    expect(
      (await call('PATCH', '/v1/actions/runs/nothing/approval', admin, { status: 'APPROVE' })).status,
    ).toBe(404);
  });
});

describe('approval', () => {
  const decide = (token: string, id: string, body: object) =>
    call('PATCH', `/v1/actions/runs/${id}/approval`, token, body);

  it('goes through the inbox, once, never by the requester', async () => {
    await call('POST', '/v1/actions', admin, document('asked', { requiredApproval: true }));
    const email = (await call('POST', '/v1/demo/session', '', { identity: 'approver' })).json.user.email;
    await call('PATCH', '/v1/actions/asked/permissions', admin, { approve: { users: [email], roles: [] } });
    const { run } = (await submit(developer, 'asked')).json;
    expect(run).toMatchObject({
      status: 'WAITING_FOR_APPROVAL',
      requiredApproval: { type: 'ANY' },
      can: { approve: false, withdraw: true },
    });
    const inbox = await call('GET', '/v1/approvals', approver);
    expect(inbox.json).toMatchObject({
      ok: true,
      waiting: [{ id: run.id, can: { approve: true } }],
      decided: [],
    });
    expect(await decide(developer, run.id, { status: 'APPROVE' })).toMatchObject({
      status: 403,
      json: { error: 'self_approval' },
    });
    expect((await decide(machine, run.id, { status: 'APPROVE' })).status).toBe(403);
    expect((await decide(approver, run.id, { status: 'MAYBE' })).status).toBe(422);
    expect((await decide(approver, run.id, { status: 'APPROVE', requestHash: '0'.repeat(64) })).status).toBe(
      409,
    );
    const approved = await decide(approver, run.id, {
      status: 'APPROVE',
      description: 'ok',
      requestHash: run.requestHash,
    });
    expect(approved.json.run).toMatchObject({
      state: 'pending',
      approval: { state: 'APPROVED', description: 'ok' },
    });
    expect(await decide(approver, run.id, { status: 'DECLINE' })).toMatchObject({
      status: 409,
      json: { error: 'already_decided' },
    });
    expect((await call('GET', '/v1/approvals', approver)).json.decided).toMatchObject([{ id: run.id }]);
  });

  it('can be declined, withdrawn and resolved', async () => {
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map(async () => (await submit(developer, 'asked')).json.run.id),
    );
    expect((await decide(approver, first, { status: 'DECLINE', description: 'no' })).json.run).toMatchObject({
      status: 'DECLINED',
    });
    expect((await call('POST', `/v1/actions/runs/${second}/withdraw`, approver)).status).toBe(403);
    expect((await call('POST', `/v1/actions/runs/${second}/withdraw`, developer)).json.run).toMatchObject({
      status: 'CANCELLED',
    });
    await web.services.db.run.execute(
      `update runs set state = 'needs_decision', attempt = 1 where id = '${third}'`,
    );
    expect(
      (await call('POST', `/v1/actions/runs/${third}/resolve`, developer, { resolution: 'ran' })).status,
    ).toBe(403);
    expect(
      (await call('POST', `/v1/actions/runs/${third}/resolve`, approver, { resolution: 'perhaps' })).status,
    ).toBe(422);
    expect(
      (await call('POST', `/v1/actions/runs/${third}/resolve`, approver, { resolution: 'send_again' })).json
        .run,
    ).toMatchObject({ state: 'pending' });
  });
});
