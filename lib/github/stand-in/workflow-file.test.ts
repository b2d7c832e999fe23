import { expect, test } from 'vitest';
import { DEPLOY } from './start-for-test.ts';
import { parseWorkflowFile } from './workflow-file.ts';

test('inputs, run name, jobs and steps are read', () => {
  const file = parseWorkflowFile(DEPLOY, '.github/workflows/deploy.yml');
  expect(file.name).toBe('Deploy');
  expect(file.runName).toContain('inputs.quayside_run_id');
  expect(file.inputs?.service).toEqual({ required: true, type: 'string', default: undefined, options: [] });
  expect(file.inputs?.environment).toMatchObject({
    type: 'choice',
    options: ['dev', 'prod'],
    default: 'dev',
  });
  expect(file.jobs.map((job) => [job.key, job.needs])).toEqual([
    ['build', []],
    ['release', ['build']],
  ]);
  expect(file.jobs[1]?.steps.map((step) => step.name)).toEqual(['Roll out', 'Smoke test', 'Report']);
  expect(file.jobs[0]?.steps[0]?.name).toBe('Run actions/checkout@v4');
});

test.each([
  ['on: push', undefined],
  ['on: [push, workflow_dispatch]', {}],
  ['on: workflow_dispatch', {}],
  ['on:\n  workflow_dispatch:', {}],
])('%s', (trigger, inputs) => {
  const file = parseWorkflowFile(`${trigger}\njobs:\n  a:\n    runs-on: x\n    steps: []\n`, 'w.yml');
  expect(file.inputs).toEqual(inputs);
  expect(file.name).toBe('w.yml');
});

test('a file without jobs, or with a need that is none of them, is refused', () => {
  expect(() => parseWorkflowFile('on: push\n', 'w.yml')).toThrow('no jobs');
  expect(() => parseWorkflowFile('jobs:\n  a:\n    needs: b\n', 'w.yml')).toThrow("unknown job 'b'");
  expect(() => parseWorkflowFile('{', 'w.yml')).toThrow();
});

test('what is missing is empty, and what is no text becomes text', () => {
  const file = parseWorkflowFile(
    `on: { workflow_dispatch: { inputs: { n: { type: number, default: 3, options: [1, x] }, bare: } } }
env: { A: 1, B: true, C: }
jobs:
  a:
    runs-on: [self-hosted, 8]
    steps:
      - run: |
          echo one
          echo two
        continue-on-error: true
      - uses: x/y@v1
        with: { count: 2 }
      -
  b: {}
`,
    'w.yml',
  );
  expect(file.env).toEqual({ A: '1', B: 'true', C: '' });
  expect(file.inputs).toEqual({
    n: { required: false, type: 'number', default: '3', options: ['1', 'x'] },
    bare: { required: false, type: 'string', default: undefined, options: [] },
  });
  const [a, b] = file.jobs;
  expect(a).toMatchObject({ name: 'a', labels: ['self-hosted', '8'], condition: undefined });
  expect(a?.steps.map(({ name, continueOnError }) => [name, continueOnError])).toEqual([
    ['Run echo one', true],
    ['Run x/y@v1', false],
    ['Run ', false],
  ]);
  expect(a?.steps[1]?.with).toEqual({ count: '2' });
  expect(b).toMatchObject({ needs: [], steps: [], outputs: {} });
});
