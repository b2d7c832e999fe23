import { describe, expect, it } from 'vitest';
import { parseWorkflowContract } from './parse-workflow-contract.ts';

const DEPLOY = `
name: Deploy
run-name: Deploy \${{ inputs.service }} (\${{ inputs.quayside_run_id }})
on:
  push:
  workflow_dispatch:
    inputs:
      service:
        description: which one
        required: true
      environment:
        type: choice
        options: [staging, production]
        default: staging
      dry:
        type: boolean
        default: false
      quayside_run_id:
jobs:
  build:
    runs-on: ubuntu-latest
    steps: []
  ship:
    name: Ship it
    needs: build
  tell:
    needs: [build, ship]
`;

describe('parseWorkflowContract', () => {
  it('reads inputs, run name and jobs', () => {
    const plain = { type: 'string', required: false, description: null, default: null, options: [] };
    expect(parseWorkflowContract(DEPLOY)).toEqual({
      dispatchable: true,
      inputs: {
        service: { ...plain, required: true, description: 'which one' },
        environment: { ...plain, type: 'choice', default: 'staging', options: ['staging', 'production'] },
        dry: { ...plain, type: 'boolean', default: 'false' },
        quayside_run_id: plain,
      },
      runName: `Deploy \${{ inputs.service }} (\${{ inputs.quayside_run_id }})`,
      jobs: [
        { id: 'build', name: 'build', needs: [] },
        { id: 'ship', name: 'Ship it', needs: ['build'] },
        { id: 'tell', name: 'tell', needs: ['build', 'ship'] },
      ],
    });
  });

  it.each([
    ['a word', 'on: workflow_dispatch', true],
    ['a list', 'on: [push, workflow_dispatch]', true],
    ['a map without inputs', 'on: {workflow_dispatch: }', true],
    ['another trigger', 'on: push', false],
    ['no trigger', 'name: x', false],
  ])('knows whether it can be dispatched: %s', (_name, on, dispatchable) => {
    const contract = parseWorkflowContract(`${on}\njobs: {a: {}}`);
    expect([contract.dispatchable, contract.inputs]).toEqual([dispatchable, {}]);
  });

  it.each([
    ['text', 'hello'],
    ['nothing', ''],
    ['no jobs', 'on: push'],
    ['broken YAML', 'on: [push'],
    ['an alias bomb', `${bomb(8)}\njobs: {x: {}}`],
  ])('refuses %s', (_name, source) => {
    expect(() => parseWorkflowContract(source)).toThrow(Error);
  });

  it('keeps an input with a dangerous name as plain data', () => {
    const contract = parseWorkflowContract(
      'on: {workflow_dispatch: {inputs: {__proto__: {}}}}\njobs: {a: {}}',
    );
    expect(Object.keys(contract.inputs)).toEqual(['__proto__']);
    expect(Object.hasOwn(Object.prototype, 'type')).toBe(false);
  });
});

function bomb(levels: number): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level <= levels; level++) {
    const alias = `*a${level - 1}`;
    lines.push(`a${level}: &a${level} [${Array(9).fill(alias).join(', ')}]`);
  }
  return lines.join('\n');
}
