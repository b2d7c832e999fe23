import { parse } from 'yaml';

export interface WorkflowInput {
  required: boolean;
  type: 'string' | 'boolean' | 'choice' | 'number' | 'environment';
  default: string | undefined;
  options: string[];
}

export interface WorkflowStep {
  id: string | undefined;
  name: string;
  condition: string | undefined;
  uses: string | undefined;
  run: string | undefined;
  with: Record<string, string>;
  env: Record<string, string>;
  continueOnError: boolean;
}

export interface WorkflowJob {
  key: string;
  name: string;
  needs: string[];
  condition: string | undefined;
  labels: string[];
  env: Record<string, string>;
  outputs: Record<string, string>;
  steps: WorkflowStep[];
}

/** What a workflow file says, as far as a run can be acted out from it. */
export interface WorkflowFile {
  name: string;
  runName: string | undefined;
  /** undefined: the file has no `workflow_dispatch` trigger */
  inputs: Record<string, WorkflowInput> | undefined;
  env: Record<string, string>;
  jobs: WorkflowJob[];
}

type Node = Record<string, unknown>;

const record = (value: unknown): Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};
const text = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : String(value);
const list = (value: unknown): string[] =>
  value === undefined || value === null ? [] : [value].flat().map(String);
const texts = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(record(value)).map(([key, item]) => [key, text(item) ?? '']));

/** Throws with the parser's message when the file is no YAML or has no jobs. */
export function parseWorkflowFile(source: string, path: string): WorkflowFile {
  const document = record(parse(source));
  const jobs = Object.entries(record(document.jobs));
  if (jobs.length === 0) throw new Error(`${path}: no jobs are defined`);
  const known = jobs.map(([key]) => key);
  return {
    name: text(document.name) ?? path,
    runName: text(document['run-name']),
    inputs: dispatchInputs(document.on),
    env: texts(document.env),
    jobs: jobs.map(([key, value]) => job(key, record(value), known)),
  };
}

function dispatchInputs(on: unknown): Record<string, WorkflowInput> | undefined {
  const triggers = typeof on === 'string' || Array.isArray(on) ? list(on) : Object.keys(record(on));
  if (!triggers.includes('workflow_dispatch')) return undefined;
  const declared = record(record(record(on).workflow_dispatch).inputs);
  return Object.fromEntries(
    Object.entries(declared).map(([name, value]) => {
      const input = record(value);
      return [
        name,
        {
          required: input.required === true,
          type: (text(input.type) ?? 'string') as WorkflowInput['type'],
          default: text(input.default),
          options: list(input.options),
        },
      ];
    }),
  );
}

function job(key: string, value: Node, known: string[]): WorkflowJob {
  const needs = list(value.needs);
  const unknown = needs.find((name) => !known.includes(name));
  if (unknown) throw new Error(`Job '${key}' depends on unknown job '${unknown}'`);
  return {
    key,
    name: text(value.name) ?? key,
    needs,
    condition: text(value.if),
    labels: list(value['runs-on']),
    env: texts(value.env),
    outputs: texts(value.outputs),
    steps: (Array.isArray(value.steps) ? value.steps : []).map((item) => step(record(item))),
  };
}

function step(value: Node): WorkflowStep {
  const uses = text(value.uses);
  const run = text(value.run);
  return {
    id: text(value.id),
    name: text(value.name) ?? `Run ${uses ?? run?.split('\n')[0] ?? ''}`,
    condition: text(value.if),
    uses,
    run,
    with: texts(value.with),
    env: texts(value.env),
    continueOnError: value['continue-on-error'] === true,
  };
}
