import { expect, it } from 'vitest';
import type { Actor } from '#lib/access/actor.ts';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { runBench } from '#lib/runs/server/fixtures/run-bench.ts';
import { decideRun } from './decide-run.ts';
import { decideRuns } from './decide-runs.ts';
import { withdrawRun } from './withdraw-run.ts';

const bench = await runBench(await startForTest());
const { world, sql } = bench;
const ada = await world.person({ name: 'ada' });
const bob = await world.person({ name: 'bob', teams: ['ops'] });
const cyd = await world.person({ name: 'cyd', teams: ['ops'] });
await bench.action('deploy', { requiredApproval: true }, { teams: ['ops'] });

const waiting = async (actor = ada) => {
  const id = await bench.submit(actor, 'deploy');
  return { id, requestHash: String((await bench.row(id)).request_hash) };
};
type More = Partial<Parameters<typeof decideRuns>[1]>;
const decide = async (actor: Actor, runs: Awaited<ReturnType<typeof waiting>>[], more: More = {}) =>
  decideRuns(await world.as(actor), { runs, decision: 'APPROVE', ...more });

it('decides each for itself: what cannot be decided is named, the others go through', async () => {
  const [good, stale, own, gone, late, last] = [
    await waiting(),
    await waiting(),
    await waiting(bob),
    await waiting(),
    await waiting(),
    await waiting(),
  ];
  await withdrawRun(await world.as(ada), { id: gone.id });
  await decideRun(await world.as(cyd), { id: late.id, decision: 'DECLINE' });
  const stranger = { id: 'r_nothing', requestHash: 'x' };
  const runs = [good, { ...stale, requestHash: last.requestHash }, own, gone, late, stranger, last];
  const outcomes = await decide(bob, runs, { reason: 'For the fair' });
  expect(outcomes.map((outcome) => (outcome.ok ? outcome.state : outcome.error))).toEqual([
    ...['pending', 'conflict', 'self_approval', 'already_decided', 'already_decided', 'not_found', 'pending'],
  ]);
  expect(outcomes.map(({ id }) => id)).toEqual(runs.map(({ id }) => id));
  expect(outcomes[3]).toMatchObject({ message: 'The run has ended (cancelled).' });
  expect(outcomes[4]).toMatchObject({ message: 'cyd has declined this run.' });
  expect(await bench.stateOf(stale.id)).toBe('waiting');
  const rows = await sql`select reason, request_hash from run_decisions
    where run_id in (${good.id}, ${last.id}) order by run_id`;
  expect(rows).toEqual(
    [good, last].map(({ requestHash }) => ({ reason: 'For the fair', request_hash: requestHash })),
  );
});

it('declines several with one reason', async () => {
  const runs = [await waiting(), await waiting()];
  const outcomes = await decide(bob, runs, { decision: 'DECLINE', reason: 'Not on a Friday' });
  expect(outcomes).toEqual(runs.map(({ id }) => ({ id, ok: true, state: 'declined' })));
});

it('decides none when the reason cannot be kept', async () => {
  const run = await waiting();
  await expect(decide(bob, [run], { reason: 'a\0' })).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await bench.stateOf(run.id)).toBe('waiting');
});

it('decides a run once that is named twice', async () => {
  const run = await waiting();
  const outcomes = await decide(bob, [run, run]);
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
  expect(await sql`select 1 from run_decisions where run_id = ${run.id}`).toHaveLength(1);
});

it('lets one of two who decide the same runs at once win each of them', async () => {
  const runs = [await waiting(), await waiting(), await waiting(), await waiting()];
  const [ofBob, ofCyd] = await Promise.all([
    decide(bob, runs),
    decide(cyd, runs.toReversed(), { decision: 'DECLINE' }),
  ]);
  for (const { id } of runs) {
    const won = [ofBob, ofCyd].map((outcomes) => outcomes.find((outcome) => outcome.id === id)?.ok);
    expect(won.toSorted()).toEqual([false, true]);
    expect(await sql`select 1 from run_decisions where run_id = ${id}`).toHaveLength(1);
  }
});
