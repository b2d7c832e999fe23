import { describe, expect, it } from 'vitest';
import { anonymous, bootstrap } from '#lib/access/server/fixtures/test-context.ts';
import { savePolicy } from '#lib/access/server/save-policy.ts';
import { patchActionPermissions } from '#lib/actions/server/patch-action-permissions.ts';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { sha256 } from '#lib/runs/canonical-request.ts';
import { runBench } from '#lib/runs/server/fixtures/run-bench.ts';
import { previewRun } from './preview-run.ts';
import { submitRun } from './submit-run.ts';

const bench = await runBench(await startForTest());
const { world, admin, sql } = bench;
const ada = await world.person({ name: 'ada', teams: ['web'] });
const bob = await world.person({ name: 'bob', teams: ['ops'] });
await bench.entities('service', { api: ['web'], billing: ['ops'], secret: ['ops'] });
await bench.action('deploy', { requiredApproval: true });
await bench.action('quick');

const submit = async (actor = ada, input: object = {}) =>
  submitRun(await world.as(actor), { action: 'quick', properties: { name: 'api' }, ...input });
const count = async () => Number((await sql`select count(*) from runs`)[0]?.count);
const issuesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error) =>
      error.details?.map((issue: { path: string; code: string }) => `${issue.path} ${issue.code}`) ?? error,
  );

describe('submitRun', () => {
  it('stores the exact request, its hash, an event and an audit row', async () => {
    const ctx = await world.as(ada);
    const run = await submitRun(ctx, { action: 'deploy', properties: { name: 'api', size: null } });
    expect(run).toMatchObject({
      state: 'waiting',
      status: 'WAITING_FOR_APPROVAL',
      properties: { name: 'api', size: 3 },
    });
    const request = JSON.parse(run.request);
    expect(request).toMatchObject({
      method: 'POST',
      url: expect.stringMatching(/\/repos\/acme\/paths\/actions\/workflows\/deploy\.yml\/dispatches$/),
      body: { ref: 'main', inputs: { service: 'api-3', dry_run: 'false', quayside_run_id: run.id } },
      run: run.id,
      action: { identifier: 'deploy', version: 1 },
      entity: null,
      requester: { kind: 'person', id: ada.id, name: 'ada' },
      secrets: [],
    });
    expect(run.requestHash).toBe(sha256(run.request));
    expect(await bench.row(run.id)).toMatchObject({
      request: run.request,
      request_hash: run.requestHash,
      requested_by: ada.id,
    });
    expect(await bench.timeline(run.id)).toEqual(['requested']);
    expect(await world.auditOf(ctx)).toEqual([`run.submit ${run.id}`]);
    expect(ctx.checks).toContainEqual({ verb: 'execute', subject: 'Action' });
  });

  it('leaves the run pending where nobody has to approve', async () => {
    expect(await submit()).toMatchObject({
      state: 'pending',
      status: 'IN_PROGRESS',
      approvalRequired: false,
    });
  });

  it('shows the same request before, with <run id> in place of the id', async () => {
    const before = await count();
    const preview = await previewRun(await world.as(ada), {
      action: 'deploy',
      properties: { name: 'web', size: 7 },
    });
    const run = await submit(ada, { action: 'deploy', properties: { name: 'web', size: 7 } });
    expect(preview.request.replaceAll('<run id>', run.id)).toBe(run.request);
    expect(preview).toMatchObject({
      issues: [],
      approvalRequired: true,
      approvers: { type: 'ANY', roles: ['Admin'], users: [], teams: [] },
      jobs: [{ id: 'build' }, { id: 'release', needs: ['build'] }],
    });
    expect(await count()).toBe(before + 1);
  });

  it('refuses inputs that do not fit, each at its place, and writes nothing', async () => {
    const before = await count();
    const refused = (properties: object) => issuesOf(submit(ada, { properties }));
    expect(await refused({})).toEqual(['/properties/name required']);
    expect(await refused({ name: 'A', size: 99, zzz: 1 })).toEqual([
      '/properties/zzz unknown_property',
      '/properties/name too_short',
      '/properties/name pattern_mismatch',
      '/properties/size too_large',
    ]);
    expect(await refused({ name: 'a\0b' })).toEqual(['/properties/name invalid_text']);
    expect(await refused({ name: '\ud800' })).toEqual(['/properties/name invalid_text']);
    expect(await refused(JSON.parse('{"name": "api", "__proto__": 1}'))).toEqual([
      '/properties/__proto__ name_not_allowed',
    ]);
    expect(await refused({ name: JSON.parse('['.repeat(60) + ']'.repeat(60)) })).toEqual([
      '/properties too_deep',
    ]);
    expect(await refused({ name: { toString: 1 } })).toEqual(['/properties/name wrong_type']);
    expect(await count()).toBe(before);
  });

  it('names the same faults in a preview, beside the rest of the request', async () => {
    const preview = await previewRun(await world.as(ada), { action: 'quick', properties: { size: 20 } });
    expect(preview.issues.map(({ path }) => path)).toEqual(['/properties/name', '/properties/size']);
    expect(JSON.parse(preview.request).body.inputs.dry_run).toBe('true');
  });

  it('sends what was typed as data, whatever it looks like', async () => {
    const text = '${' + '{ secrets.TOKEN }}\n`rm -rf /` {{ .user.email }}';
    await bench.action('free', {
      trigger: {
        type: 'self-service',
        operation: 'CREATE',
        userInputs: { properties: { text: { type: 'string' } } },
      },
      invocationMethod: {
        type: 'GITHUB',
        org: 'acme',
        repo: 'paths',
        workflow: 'deploy.yml',
        workflowInputs: { service: '{{ .inputs.text }}' },
      },
    });
    const run = await submit(ada, { action: 'free', properties: { text } });
    expect(JSON.parse(run.request).body.inputs.service).toBe(text);
    expect(await issuesOf(submit(ada, { action: 'free', properties: { text: 'x'.repeat(70_000) } }))).toEqual(
      ['/invocationMethod/workflowInputs too_long'],
    );
    expect(await issuesOf(submit(ada, { action: 'free', properties: { text: `as ${run.id}` } }))).toEqual([
      '/invocationMethod/workflowInputs/service foreign_run_id',
    ]);
  });

  it('refuses strangers, those without the right, unknown actions', async () => {
    const before = await count();
    const work = async (actor: Parameters<typeof world.as>[0], action = 'quick') =>
      submitRun(await world.as(actor), { action, properties: { name: 'api' } });
    await expect(work(anonymous)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(
      work({ kind: 'machine', id: 'm', clientId: 'm', role: 'Member', bootstrap: false }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(work(ada, 'nothing')).rejects.toMatchObject({ code: 'not_found' });
    await patchActionPermissions(await world.as(admin), {
      identifier: 'quick',
      patch: { execute: { roles: ['Admin'], teams: ['ops'] } },
    });
    await expect(work(ada)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(previewRun(await world.as(ada), { action: 'quick', properties: {} })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await count()).toBe(before);
    expect(await work(bob)).toMatchObject({ state: 'pending' });
    expect(await work(bootstrap)).toMatchObject({ requester: { kind: 'machine', name: 'bootstrap' } });
    await patchActionPermissions(await world.as(admin), {
      identifier: 'quick',
      patch: { execute: { roles: ['Admin', 'Member'], teams: [] } },
    });
  });
});

describe('entities', () => {
  const dayTwo = {
    trigger: {
      type: 'self-service',
      operation: 'DAY-2',
      blueprintIdentifier: 'service',
      userInputs: { properties: {} },
    },
    invocationMethod: {
      type: 'GITHUB',
      org: 'acme',
      repo: 'paths',
      workflow: 'deploy.yml',
      workflowInputs: {
        service: '{{ .entity.identifier }} {{ .entity.properties.url }} {{ .trigger.by.user.email }}',
      },
    },
  };

  it('runs on an entity, which templates know and the run names', async () => {
    await bench.action('restart', dayTwo);
    const run = await submit(ada, { action: 'restart', entity: 'api', properties: {} });
    expect(run).toMatchObject({
      blueprint: { identifier: 'service' },
      entity: { identifier: 'api', title: 'The api' },
    });
    const request = JSON.parse(run.request);
    expect(request.entity).toEqual({ blueprint: 'service', identifier: 'api' });
    expect(request.body.inputs.service).toBe('api https://api.example.com ada@example.com');
    expect((await bench.row(run.id)).entity_teams).toEqual(['web']);
  });

  it('needs one that can be seen, and takes none where there is none to work on', async () => {
    const on = (entity?: string, action = 'restart') =>
      submit(ada, { action, entity, properties: action === 'quick' ? { name: 'api' } : {} });
    expect(await issuesOf(on())).toEqual(['/entity required']);
    await expect(on('nothing')).rejects.toMatchObject({ code: 'not_found' });
    expect(await issuesOf(on('api', 'quick'))).toEqual(['/entity not_allowed']);
    const document = {
      title: 'Hide',
      effect: 'cannot',
      verbs: ['read'],
      subject: 'Entity',
      conditions: { identifier: 'secret' },
      appliesTo: { users: [], teams: ['web'], roles: [] },
    };
    await savePolicy(await world.as(admin), { document });
    await expect(on('secret')).rejects.toMatchObject({
      code: 'not_found',
      message: 'Entity "secret" was not found.',
    });
  });

  it('lets owners run what only owners may run', async () => {
    await patchActionPermissions(await world.as(admin), {
      identifier: 'restart',
      patch: { execute: { roles: [], ownedByTeam: true } },
    });
    const on = (entity: string) => submit(ada, { action: 'restart', entity, properties: {} });
    await expect(on('billing')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await on('api')).toMatchObject({ state: 'pending' });
  });

  it('takes from pickers only what the requester can see', async () => {
    await bench.action('link', {
      trigger: {
        type: 'self-service',
        operation: 'CREATE',
        userInputs: {
          properties: {
            service: { type: 'string', format: 'entity', blueprint: 'service' },
            more: { type: 'array', items: { type: 'string', format: 'entity', blueprint: 'service' } },
            owner: { type: 'string', format: 'user' },
            team: { type: 'string', format: 'team' },
            hidden: { type: 'string', visible: false, default: 'fixed' },
          },
        },
      },
      invocationMethod: {
        ...dayTwo.invocationMethod,
        workflowInputs: {
          service:
            '{{ .inputs.service.properties.url }} {{ [.inputs.more[].title] | join("+") }} {{ .inputs.hidden }}',
        },
      } as never,
    });
    const link = (properties: object) => submit(ada, { action: 'link', properties });
    const run = await link({
      service: 'api',
      more: ['billing', 'api'],
      owner: 'BOB@example.com',
      team: 'ops',
    });
    expect(JSON.parse(run.request).body.inputs.service).toBe(
      'https://api.example.com The billing+The api fixed',
    );
    expect(run.properties).toEqual({
      service: 'api',
      more: ['billing', 'api'],
      owner: 'BOB@example.com',
      team: 'ops',
      hidden: 'fixed',
    });
    expect(
      await issuesOf(
        link({ service: 'secret', more: ['api', 'nothing'], owner: 'x@y.z', team: 'none', hidden: 'other' }),
      ),
    ).toEqual([
      '/properties/hidden not_editable',
      '/properties/service not_found',
      '/properties/more/1 not_found',
      '/properties/owner not_found',
      '/properties/team not_found',
    ]);
  });

  it('takes no more from pickers than can be handled at once, and says so in a preview too', async () => {
    const more = (count: number) => ({ more: Array.from({ length: count }, () => 'api'), service: 'api' });
    expect(await issuesOf(submit(ada, { action: 'link', properties: more(499) }))).toEqual([]);
    const preview = (count: number) =>
      world.as(ada).then((ctx) => previewRun(ctx, { action: 'link', properties: more(count) }));
    for (const count of [500, 19_000])
      expect((await preview(count)).issues).toMatchObject([
        { path: '/properties/more', code: 'too_many_items' },
      ]);
    await sql`update entities set properties = json_build_object('note', repeat('x', 100000))
      where identifier = 'api'`;
    expect((await preview(8)).issues).toEqual([]);
    expect((await preview(400)).issues).toMatchObject([{ path: '/properties/more', code: 'too_long' }]);
  });
});

describe('what cannot be run', () => {
  const method = {
    type: 'GITHUB',
    org: 'acme',
    repo: 'paths',
    workflow: 'deploy.yml',
    workflowInputs: { service: 'x' },
  };
  const inputs = (workflowInputs: object) => ({ invocationMethod: { ...method, workflowInputs } as never });

  it.each<[string, object, string]>([
    ['another backend', { invocationMethod: { type: 'KAFKA' } }, '/invocationMethod/type not_supported'],
    [
      'an automation',
      { trigger: { type: 'automation', userInputs: { properties: { name: { type: 'string' } } } } },
      '/trigger/type not_supported',
    ],
    [
      'a repository from a template',
      { invocationMethod: { ...method, repo: '{{ .inputs.name }}' } },
      '/invocationMethod/repo not_supported',
    ],
    [
      'a pull request as branch',
      { invocationMethod: { ...method, ref: 'refs/pull/1/head' } },
      '/invocationMethod/ref pattern',
    ],
    [
      'an undeclared input',
      inputs({ service: 'x', nothing: 'x' }),
      '/invocationMethod/workflowInputs/nothing undeclared_input',
    ],
    ['a missing input', inputs({}), '/invocationMethod/workflowInputs missing_required_input'],
    [
      'a workflow without dispatch',
      { invocationMethod: { ...method, workflow: 'lint.yml', workflowInputs: {} } },
      '/invocationMethod/workflowInputs not_dispatchable',
    ],
    [
      'secrets',
      inputs({ service: '{{ .secrets.TOKEN }}' }),
      '/invocationMethod/workflowInputs not_supported',
    ],
    [
      'a broken expression',
      inputs({ service: '{{ .inputs.name | nope }}', dry_run: '{{ .inputs.size }}' }),
      '/invocationMethod/workflowInputs/service expression_failed',
    ],
    [
      'an endless expression',
      inputs({ service: '{{ def f: f; f }}' }),
      '/invocationMethod/workflowInputs/service expression_failed',
    ],
  ])('refuses %s with the reason', async (name, changes, issue) => {
    const action = `bad-${name.replaceAll(' ', '-')}`;
    await bench.action(action, changes);
    expect(await issuesOf(submit(ada, { action }))).toEqual([issue]);
  });

  it('refuses what a policy nobody evaluates guards', async () => {
    await bench.action('guarded');
    await patchActionPermissions(await world.as(admin), {
      identifier: 'guarded',
      patch: { execute: { policy: { conditions: ['true'] } } },
    });
    expect(await issuesOf(submit(ada, { action: 'guarded' }))).toEqual(['/permissions not_supported']);
  });

  it('goes without the run id where the workflow file cannot be read', async () => {
    await bench.action('unread', { invocationMethod: { ...method, workflow: 'missing.yml' } as never });
    const run = await submit(ada, { action: 'unread' });
    expect(JSON.parse(run.request).body.inputs).toEqual({ service: 'x' });
  });
});
