import { describe, expect, it } from 'vitest';
import { compareWorkflow, offeredLines } from './compare-workflow.ts';
import type { WorkflowContract, WorkflowInput } from './workflow-contract.ts';

const input = (changes: Partial<WorkflowInput> = {}): WorkflowInput => ({
  type: 'string',
  required: false,
  description: null,
  default: null,
  options: [],
  ...changes,
});
const RUN_NAME = 'Deploy ${' + '{ inputs.quayside_run_id }}';
const contract = (
  inputs: Record<string, WorkflowInput>,
  changes: Partial<WorkflowContract> = {},
): WorkflowContract => ({
  dispatchable: true,
  inputs: { quayside_run_id: input(), ...inputs },
  runName: RUN_NAME,
  jobs: [],
  ...changes,
});
const compare = (workflowInputs: Record<string, unknown>, declared: WorkflowContract) =>
  compareWorkflow({ workflow: 'deploy.yml', workflowInputs }, declared).map(
    ({ path, code }) => `${path.split('/').at(-1)} ${code}`,
  );

describe('compareWorkflow', () => {
  it('finds nothing where both agree', () => {
    expect(
      compare(
        { a: 1 },
        contract({ a: input({ required: true }), b: input(), c: input({ required: true, default: 'x' }) }),
      ),
    ).toEqual([]);
  });

  it('finds undeclared and missing inputs', () => {
    expect(compare({ a: 1, z: 1 }, contract({ a: input(), b: input({ required: true }) }))).toEqual([
      'z undeclared_input',
      'workflowInputs missing_required_input',
    ]);
  });

  it('counts the run id towards the limit of 25', () => {
    const names = Array.from({ length: 25 }, (_, n) => `i${n}`);
    const declared = contract(Object.fromEntries(names.map((name) => [name, input()])));
    const sent = Object.fromEntries(names.map((name) => [name, '']));
    expect(compare(sent, declared)).toEqual(['workflowInputs too_many_inputs']);
    delete sent.i0;
    expect(compare(sent, declared)).toEqual([]);
  });

  it('says when a run could not be recognised', () => {
    expect(compare({}, contract({}, { inputs: {}, runName: null }))).toEqual([
      'workflowInputs no_run_id_input',
    ]);
    expect(compare({}, contract({}, { runName: 'Deploy' }))).toEqual(['workflowInputs no_run_id_name']);
  });

  it('stops at a workflow that cannot be dispatched', () => {
    expect(compare({ a: 1 }, contract({}, { dispatchable: false, inputs: {} }))).toEqual([
      'workflowInputs not_dispatchable',
    ]);
  });
});

describe('offeredLines', () => {
  it('offers only what is missing', () => {
    expect(offeredLines(contract({}))).toBeNull();
    const named = offeredLines(contract({}, { runName: 'Deploy' }));
    expect(named).toBe('run-name: Deploy ${' + '{ inputs.quayside_run_id }}');
    const both = offeredLines(contract({}, { inputs: {}, runName: null }));
    expect(both).toContain('run-name: Quayside ${' + '{ inputs.quayside_run_id }}');
    expect(both).toContain('      quayside_run_id:\n');
  });
});
