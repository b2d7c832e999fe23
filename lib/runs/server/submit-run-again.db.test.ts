import { describe, expect, it } from 'vitest';
import { deleteAction } from '#lib/actions/server/delete-action.ts';
import { getAction } from '#lib/actions/server/get-action.ts';
import { replaceAction } from '#lib/actions/server/replace-action.ts';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { runBench } from '#lib/runs/server/fixtures/run-bench.ts';
import { getRun } from './get-run.ts';
import { submitRun } from './submit-run.ts';

const bench = await runBench(await startForTest());
const { world, admin, sql } = bench;
const ada = await world.person({ name: 'ada' });
const bob = await world.person({ name: 'bob' });
await bench.action('quick');

const submit = async (actor = ada, input: object = {}) =>
  submitRun(await world.as(actor), { action: 'quick', properties: { name: 'api' }, ...input });
const count = async () => Number((await sql`select count(*) from runs`)[0]?.count);

describe('idempotency', () => {
  it('makes one run of fifty parallel submissions under one key', async () => {
    const before = await count();
    const runs = await Promise.all(
      Array.from({ length: 50 }, () => submit(ada, { idempotencyKey: 'fifty' })),
    );
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    expect(await count()).toBe(before + 1);
    const id = runs[0]?.id as string;
    expect(await bench.timeline(id)).toEqual(['requested']);
    expect(await sql`select 1 from audit_events where run_id = ${id}`).toHaveLength(1);
  });

  it('answers a replay with the same run as it stands now', async () => {
    const first = await submit(ada, { idempotencyKey: 'again', properties: { name: 'api', size: 2 } });
    await bench.force(first.id, 'succeeded');
    expect(
      await submit(ada, { idempotencyKey: 'again', properties: { size: 2, name: 'api' } }),
    ).toMatchObject({ id: first.id, state: 'succeeded' });
  });

  it('refuses the key with another body, also while both are on their way', async () => {
    await expect(
      submit(ada, { idempotencyKey: 'again', properties: { name: 'other' } }),
    ).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        submit(ada, { idempotencyKey: 'both', properties: { name: n % 2 ? 'one' : 'two' } }),
      ),
    );
    const won = results.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value.properties.name] : [],
    );
    expect(new Set(won).size).toBe(1);
    expect(won).toHaveLength(10);
  });

  it('keeps the keys of different people apart, and refuses odd ones', async () => {
    const [one, two] = [
      await submit(ada, { idempotencyKey: 'same' }),
      await submit(bob, { idempotencyKey: 'same' }),
    ];
    expect(one.id).not.toBe(two.id);
    await expect(submit(ada, { idempotencyKey: 'x'.repeat(256) })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(submit(ada, { idempotencyKey: 'a\0' })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('actions that change', () => {
  it('keeps the request of a run, whatever becomes of its action', async () => {
    await bench.action('moving', { requiredApproval: true });
    const run = await submit(ada, { action: 'moving' });
    const { document } = await getAction(await world.as(admin), { identifier: 'moving' });
    await replaceAction(await world.as(admin), {
      identifier: 'moving',
      document: { ...document, identifier: 'moved', title: 'Moved' },
    });
    const after = await getRun(await world.as(ada), { id: run.id });
    expect(after).toMatchObject({
      request: run.request,
      action: { identifier: 'moved', title: 'Moved', version: 1, deleted: false },
    });
    expect((await submit(ada, { action: 'moved' })).action.version).toBe(2);
  });

  it('cancels what was not sent when the action is deleted, and leaves the rest', async () => {
    await bench.action('doomed', { requiredApproval: true });
    const [waiting, sent] = [
      await submit(ada, { action: 'doomed' }),
      await submit(ada, { action: 'doomed' }),
    ];
    await bench.force(sent.id, 'dispatched');
    await deleteAction(await world.as(admin), { identifier: 'doomed' });
    expect(await bench.stateOf(waiting.id)).toBe('cancelled');
    expect(await getRun(await world.as(ada), { id: sent.id })).toMatchObject({
      state: 'dispatched',
      action: { identifier: 'doomed', deleted: true },
    });
  });
});
