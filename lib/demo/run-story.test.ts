import { describe, expect, test } from 'vitest';
import { isTerminal } from '#lib/runs/states.ts';
import { recordedRuns } from './demo-history.ts';
import type { DemoRun } from './demo-run.ts';
import { demoRuns } from './demo-runs.ts';
import { runEffects } from './run-effects.ts';
import { type RunStory, tellStory } from './run-story.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

function story(run: DemoRun): RunStory {
  const recorded = run.workflowRun ? recordedRuns().get(run.workflowRun) : undefined;
  return tellStory(run, recorded, (id) => `https://github.example/${id}`, NOW);
}

function named(state: DemoRun['state']): RunStory & { kinds: string[] } {
  const run = demoRuns().find((candidate) => candidate.state === state);
  if (!run) throw new Error(`no run is ${state}`);
  const told = story(run);
  return { ...told, kinds: told.events.map(({ kind }) => kind) };
}

describe.each(demoRuns())('$state $action', (run) => {
  const told = story(run);

  test('its times are in order and in the past', () => {
    const times = told.events.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBe(NOW.getTime() - run.age * 60_000);
    expect(times.at(-1)).toBeLessThanOrEqual(NOW.getTime());
  });

  test('it has ended exactly when its state is an end', () => {
    expect(told.endedAt !== null).toBe(isTerminal(run.state));
    if (told.endedAt) expect(told.endedAt).toEqual(told.events.at(-1)?.at);
  });

  test('an attempt was made exactly when something was sent', () => {
    const sent = !['declined', 'cancelled', 'pending'].includes(run.state);
    expect(told.attempt !== undefined).toBe(sent);
    expect(told.events.some(({ kind }) => kind === 'sending')).toBe(sent);
  });
});

test('an approved run waited for its approver', () => {
  const run = demoRuns().find(({ decision }) => decision?.decision === 'APPROVE');
  if (!run) throw new Error('no run was approved');
  const { events, decidedAt, createdAt } = story(run);
  expect(events.map(({ kind, by }) => `${by} ${kind}`)).toEqual([
    'requester requested',
    'approver approved',
    'worker sending',
    'worker dispatched',
    'worker workflow',
    'worker succeeded',
  ]);
  expect(Number(decidedAt) - Number(createdAt)).toBe((run.decision?.minutes ?? 0) * 60_000);
});

test.each([
  ['declined', ['requested', 'declined']],
  ['cancelled', ['requested', 'withdrawn']],
  ['pending', ['requested']],
  ['sending', ['requested', 'sending']],
  ['refused', ['requested', 'sending', 'refused']],
  ['unknown', ['requested', 'sending', 'unknown']],
  ['needs_decision', ['requested', 'sending', 'unknown', 'needs_decision']],
  ['dispatched', ['requested', 'sending', 'dispatched', 'workflow']],
  ['failed', ['requested', 'sending', 'dispatched', 'workflow', 'failed']],
] as const)('%s', (state, kinds) => {
  expect(named(state).kinds).toEqual(kinds);
});

test('an unclear send says since when', () => {
  expect(named('unknown').unknownSince).toEqual(named('unknown').events.at(-1)?.at);
  expect(named('unknown').attempt).toMatchObject({ outcome: 'unproven', status: null });
  expect(named('sending').attempt).toMatchObject({ outcome: null, endedAt: null });
});

test('a run that names no recorded workflow run is a fault of the demo', () => {
  const run = demoRuns().find(({ workflowRun }) => workflowRun);
  expect(() => tellStory({ ...(run as DemoRun) }, undefined, String, NOW)).toThrow('was not recorded');
});

test('only runs whose workflow ran to its end wrote entities', () => {
  const wrote = new Set(runEffects(NOW).map(({ runId }) => runId));
  const writers = demoRuns().filter(({ id }) => wrote.has(id));
  expect(new Set(writers.map(({ state }) => state))).toEqual(new Set(['succeeded', 'failed']));
  const broken = writers.find(({ state }) => state === 'failed');
  const failed = runEffects(NOW).find(({ runId }) => runId === broken?.id);
  expect(failed?.entity.properties).toMatchObject({ status: 'rolled back', generated: true });
});
