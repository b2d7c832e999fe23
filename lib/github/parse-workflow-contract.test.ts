import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
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
        { id: 'build', name: 'build', needs: [], steps: 0 },
        { id: 'ship', name: 'Ship it', needs: ['build'], steps: null },
        { id: 'tell', name: 'tell', needs: ['build', 'ship'], steps: null },
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

describe('a workflow file', () => {
  it('declares what somebody wrote into it, whatever the words are', () => {
    const word = fc.oneof(
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.constantFrom(
        'on',
        'yes',
        'null',
        '~',
        '1.10',
        '0x1F',
        '- a',
        'a: b',
        '# no',
        "it's",
        '"q"',
        '*a',
        '&b',
      ),
    );
    const input = fc.record({
      type: fc.constantFrom('string', 'choice', 'boolean', 'number', 'environment'),
      required: fc.boolean(),
      description: word,
      default: word,
      options: fc.array(word, { maxLength: 3 }),
    });
    const named = fc.dictionary(fc.stringMatching(/^[a-z_][\w-]{0,10}$/), input, { maxKeys: 4 });
    fc.assert(
      fc.property(named, word, (inputs, runName) => {
        const source = stringify({
          'run-name': runName,
          on: { workflow_dispatch: { inputs } },
          jobs: { build: { name: runName } },
        });
        const contract = parseWorkflowContract(source);
        expect(contract.inputs).toEqual(inputs);
        expect([contract.runName, contract.jobs[0]?.name]).toEqual([runName, runName]);
      }),
      { numRuns: 50 },
    );
  });

  it('may hold numbers and truths where text is meant', () => {
    const contract = parseWorkflowContract(`
run-name: 42
on: {workflow_dispatch: {inputs: {port: {type: number, default: 8080, options: [1, true, {}], required: yes}}}}
jobs: {1: {name: true, needs: [1, null, {a: b}]}}`);
    expect(contract).toEqual({
      dispatchable: true,
      inputs: {
        port: { type: 'number', default: '8080', options: ['1', 'true'], required: false, description: null },
      },
      runName: '42',
      jobs: [{ id: '1', name: 'true', needs: ['1'], steps: null }],
    });
  });

  it.each([
    ['inputs that are a list', 'on: {workflow_dispatch: {inputs: [a]}}'],
    ['inputs that are text', 'on: {workflow_dispatch: {inputs: a}}'],
    ['a trigger that is text', 'on: {workflow_dispatch: yes}'],
  ])('declares nothing by %s', (_name, on) => {
    expect(parseWorkflowContract(`${on}\njobs: {a: }`)).toMatchObject({ dispatchable: true, inputs: {} });
  });

  it('may use anchors, as long as they do not unfold without end', () => {
    const source =
      'x: &it {required: true}\non: {workflow_dispatch: {inputs: {a: *it, b: *it}}}\njobs: {j: {}}';
    const { inputs } = parseWorkflowContract(source);
    expect([inputs.a?.required, inputs.b?.required]).toEqual([true, true]);
  });

  it('is read up to 256 jobs, which is all that GitHub runs', () => {
    const jobs = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`job-${index}`, {}]));
    const contract = parseWorkflowContract(stringify({ on: 'push', jobs }));
    expect(contract.jobs).toHaveLength(256);
    expect(contract.jobs.at(-1)?.id).toBe('job-255');
  });

  it('says to people why it is none', () => {
    expect(() => parseWorkflowContract('jobs: []')).toThrow(
      'The file defines no jobs; it is not a workflow.',
    );
  });
});

describe('a broken file', () => {
  it.each([
    ['an open list', 'jobs: {a: {b: [}', 'Flow sequence in block collection', 'at line 1, column 16'],
    [
      'a key given twice',
      'jobs: {a: }\non: push\non: pull',
      'Map keys must be unique',
      'at line 3, column 1',
    ],
    ['tabs', 'jobs:\n\ta: {}', 'Tabs are not allowed as indentation', 'at line 2, column 1'],
    ['an unknown anchor', 'jobs: {a: *b}', 'Unresolved alias', ': b'],
  ])('is not half read, and its fault told in one line: %s', (_name, source, begin, end) => {
    const read = () => parseWorkflowContract(source);
    expect(read).toThrow(new RegExp(`^${begin}[^\\n]*${end}$`));
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
