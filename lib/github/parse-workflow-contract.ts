import { parse } from 'yaml';
import type { PlannedJob, WorkflowContract, WorkflowInput } from '#lib/actions/workflow-contract.ts';
import { orderJobs } from './order-jobs.ts';

type Fields = Record<string, unknown>;

/** Against documents that unfold into millions of nodes. */
const MOST_ALIASES = 50;
const MOST_JOBS = 256;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function text(value: unknown): string | null {
  return value === undefined || value === null || typeof value === 'object' ? null : String(value);
}

function list(value: unknown): string[] {
  return [value].flat().flatMap((item) => text(item) ?? []);
}

/** Faults are thrown in one line with their place; what could be read besides them is no workflow. */
function parseYaml(source: string): unknown {
  try {
    return parse(source, { maxAliasCount: MOST_ALIASES, logLevel: 'error' });
  } catch (error) {
    const [first = ''] = (error as Error).message.split('\n');
    throw new Error(first.replace(/:$/, ''), { cause: error });
  }
}

/** Reads a workflow file. Throws an Error with a message for people when it is not one. */
export function parseWorkflowContract(source: string): WorkflowContract {
  const document = fields(parseYaml(source));
  const jobs = Object.entries(fields(document.jobs)).slice(0, MOST_JOBS);
  if (jobs.length === 0) throw new Error('The file defines no jobs; it is not a workflow.');
  const declared = dispatchInputs(document.on);
  return {
    dispatchable: declared !== undefined,
    inputs: Object.fromEntries(
      Object.entries(declared ?? {}).map(([name, value]) => [name, readInput(value)]),
    ),
    runName: text(document['run-name']),
    jobs: orderJobs(jobs.map(([id, value]) => readJob(id, fields(value)))),
  };
}

/** A job that calls another workflow has no steps of its own. */
function readJob(id: string, job: Fields): PlannedJob {
  const steps = Array.isArray(job.steps) ? job.steps.length : null;
  return { id, name: text(job.name) ?? id, needs: list(job.needs), steps };
}

/** undefined when the workflow cannot be dispatched at all. */
function dispatchInputs(on: unknown): Fields | undefined {
  const triggers = Array.isArray(on) || typeof on === 'string' ? list(on) : Object.keys(fields(on));
  if (!triggers.includes('workflow_dispatch')) return undefined;
  return fields(fields(fields(on).workflow_dispatch).inputs);
}

function readInput(value: unknown): WorkflowInput {
  const input = fields(value);
  return {
    type: text(input.type) ?? 'string',
    required: input.required === true,
    description: text(input.description),
    default: text(input.default),
    options: list(input.options),
  };
}
