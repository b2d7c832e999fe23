import { expect, it } from 'vitest';
import { patchActionPermissions } from '#lib/actions/server/patch-action-permissions.ts';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { runBench } from '#lib/runs/server/fixtures/run-bench.ts';
import { compareRun } from './compare-run.ts';

const bench = await runBench(await startForTest());
const { world, admin, sql } = bench;
const ada = await world.person({ name: 'ada', teams: ['web'] });
const bob = await world.person({ name: 'bob', teams: ['ops'] });
await bench.entities('service', { api: ['web'], shop: ['web'] });
const userInputs = { properties: { size: { type: 'number' }, note: { type: 'string' } }, required: [] };
const onService = {
  requiredApproval: true,
  trigger: {
    type: 'self-service' as const,
    operation: 'DAY-2' as const,
    blueprintIdentifier: 'service',
    userInputs,
  },
  invocationMethod: {
    ...{ type: 'GITHUB' as const, org: 'acme', repo: 'paths', workflow: 'deploy.yml' },
    workflowInputs: { service: '{{ .entity.identifier }}-{{ .inputs.size }}' },
  },
};
const open = { teams: ['ops'] };
await bench.action('scale', onService, open);
await bench.action('shrink', onService, open);

const ask = (properties: object, entity = 'api', action = 'scale') =>
  bench.submit(ada, action, { entity, properties });
const sent = async (id: string) => {
  await sql`update runs set state = 'succeeded', dispatched_at = clock_timestamp() where id = ${id}`;
  return id;
};
const compare = async (actor: typeof ada, id: string) => compareRun(await world.as(actor), { id });
const nothing = { last: null, inputs: [], request: [] };

it('sets a run beside the last one of its action that was sent for its entity', async () => {
  await sent(await ask({ size: 1 }));
  const last = await sent(await ask({ size: 2, note: 'calm' }));
  await ask({ size: 9 });
  await sent(await ask({ size: 7 }, 'shop'));
  await sent(await ask({ size: 6 }, 'api', 'shrink'));
  expect(await compare(bob, await ask({ size: 4 }))).toEqual({
    last: {
      id: last,
      requester: expect.objectContaining({ name: 'ada' }),
      dispatchedAt: expect.any(String),
      state: 'succeeded',
    },
    inputs: [
      { name: 'size', change: 'changed', now: 4, before: 2 },
      { name: 'note', change: 'removed', before: 'calm' },
    ],
    request: [{ name: 'inputs.service', change: 'changed', now: 'api-4', before: 'api-2' }],
  });
});

it('stays the comparison it was when another run is sent afterwards', async () => {
  const first = await sent(await ask({ size: 1 }));
  const second = await sent(await ask({ size: 2 }));
  await sent(await ask({ size: 3 }));
  expect((await compare(bob, second))?.last?.id).toBe(first);
});

it('knows the first time on an entity, and a run that is for none', async () => {
  await bench.action('create', { requiredApproval: true }, open);
  await bench.entities('fresh', { one: ['web'] });
  const trigger = { ...onService.trigger, blueprintIdentifier: 'fresh' };
  await bench.action('start', { ...onService, trigger }, open);
  expect(await compare(bob, await ask({ size: 1 }, 'one', 'start'))).toEqual(nothing);
  expect(await compare(bob, await bench.submit(ada, 'create'))).toBeNull();
});

it('says nothing of a run that the reader may not see', async () => {
  await bench.action('guarded', onService, { teams: ['past'] });
  const last = await sent(await ask({ size: 5, note: 'between us' }, 'api', 'guarded'));
  const patch = { approve: { users: [], roles: [], teams: ['ops'] } };
  await patchActionPermissions(await world.as(admin), { identifier: 'guarded', patch });
  const id = await ask({ size: 6 }, 'api', 'guarded');
  expect((await compare(ada, id))?.last?.id).toBe(last);
  expect(await compare(bob, id)).toEqual(nothing);
  const eve = await world.person({ name: 'eve' });
  await expect(compare(eve, id)).rejects.toMatchObject({ code: 'not_found' });
});
