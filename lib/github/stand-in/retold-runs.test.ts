import { expect, test } from 'vitest';
import type { PastRun } from './past-run.ts';
import { type RetoldRun, retellRuns } from './retold-runs.ts';

const recorded: PastRun = {
  id: 70,
  workflow: 'deploy.yml',
  inputs: { service: 'gateway-api', version: 'v1.4.0', dry: 'true', team: 'net' },
  age: 500,
  seconds: 10,
  conclusion: 'success',
  jobs: [
    {
      key: 'roll',
      name: 'Roll out',
      labels: ['ubuntu-latest'],
      conclusion: 'success',
      from: 1,
      to: 9.5,
      steps: [
        { name: 'Upgrade', conclusion: 'success', from: 1, to: 4.05 },
        { name: 'Never', conclusion: 'skipped', from: null, to: null },
      ],
      log: [
        { at: 2, text: 'gateway-api v1.4.0 is ready, see run 70' },
        { at: 3, text: 'the net is true' },
      ],
    },
  ],
};

const retold: RetoldRun = {
  id: 81,
  like: 70,
  inputs: { service: 'kindnet', version: 'v1.4.0-rc.1', dry: 'false', team: 'node' },
  age: 9_000,
  stretch: 2,
};

test('a retold run goes like the recorded one, for its own inputs and in its own time', () => {
  const [first, run] = retellRuns([recorded], [retold]);
  expect(first).toBe(recorded);
  expect(run).toMatchObject({
    id: 81,
    age: 9_000,
    seconds: 20,
    conclusion: 'success',
    inputs: retold.inputs,
  });
  expect(run?.jobs[0]).toMatchObject({ name: 'Roll out', from: 2, to: 19 });
  expect(run?.jobs[0]?.steps).toEqual([
    { name: 'Upgrade', conclusion: 'success', from: 2, to: 8.1 },
    { name: 'Never', conclusion: 'skipped', from: null, to: null },
  ]);
});

test('its log speaks of what was asked for, and leaves words alone that are too short to mean an input', () => {
  const [, run] = retellRuns([recorded], [retold]);
  expect(run?.jobs[0]?.log).toEqual([
    { at: 4, text: 'kindnet v1.4.0-rc.1 is ready, see run 81' },
    { at: 6, text: 'the net is false' },
  ]);
});

test('a run retold after nothing is a mistake of the manifest', () => {
  expect(() => retellRuns([], [retold])).toThrow('run 81 is retold after 70, which was not recorded');
});
