import { type Repository, resolveRef, type Workflow } from './fixtures.ts';
import type { WorkflowInput } from './workflow-file.ts';

/** How the server that is played differs from github.com of today. */
interface ServerAge {
  /** an older GitHub Enterprise Server: no `return_run_details`, at most 10 inputs */
  old: boolean;
  apiVersion: string;
}

export type DispatchDecision =
  | { ok: true; ref: string; inputs: Record<string, string>; details: boolean }
  | { ok: false; message: string };

const INPUT_CHARACTERS = 65_535;

/** Reads the body of a dispatch as GitHub does: the first fault found becomes its message. */
export function decideDispatch(
  repository: Repository,
  workflow: Workflow,
  body: Record<string, unknown>,
  age: ServerAge,
): DispatchDecision {
  const refuse = (message: string): DispatchDecision => ({ ok: false, message });
  const shape = shapeProblems(body, age);
  if (shape.length > 0) return refuse(`Invalid request.\n\n${shape.join('\n')}`);
  const ref = resolveRef(repository, body.ref as string);
  if (!ref) return refuse(`No ref found for: ${body.ref}`);
  if (workflow.state !== 'active')
    return refuse("Cannot trigger a 'workflow_dispatch' on a disabled workflow");
  if (!workflow.file) return refuse(`failed to parse workflow: ${workflow.problem}`);
  const declared = workflow.file.inputs;
  if (!declared) return refuse("Workflow does not have 'workflow_dispatch' trigger");
  const sent = (body.inputs ?? {}) as Record<string, unknown>;
  const problem = inputProblem(declared, sent);
  if (problem) return refuse(problem);
  return {
    ok: true,
    ref,
    inputs: withDefaults(declared, sent),
    details: age.apiVersion >= '2026-03-10' || body.return_run_details === true,
  };
}

/** What the request's own schema refuses, before the workflow is looked at. */
function shapeProblems(body: Record<string, unknown>, age: ServerAge): string[] {
  const permitted = ['ref', 'inputs'];
  if (!age.old && age.apiVersion < '2026-03-10') permitted.push('return_run_details');
  const limit = age.old ? 10 : 25;
  const problems: string[] = [];
  const unknown = Object.keys(body).filter((key) => !permitted.includes(key));
  if (unknown.length === 1) problems.push(`"${unknown[0]}" is not a permitted key.`);
  if (unknown.length > 1)
    problems.push(`${unknown.map((key) => `"${key}"`).join(', ')} are not permitted keys.`);
  if (body.ref === undefined) problems.push('"ref" wasn\'t supplied.');
  else if (typeof body.ref !== 'string')
    problems.push(`For 'properties/ref', ${JSON.stringify(body.ref)} is not a string.`);
  const inputs = body.inputs;
  if (inputs !== undefined && (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)))
    problems.push(`For 'properties/inputs', ${JSON.stringify(inputs)} is not an object.`);
  else if (Object.keys(inputs ?? {}).length > limit)
    problems.push(`For 'properties/inputs', object has more than ${limit} properties.`);
  if (body.return_run_details !== undefined && typeof body.return_run_details !== 'boolean')
    problems.push(
      `For 'properties/return_run_details', ${JSON.stringify(body.return_run_details)} is not a boolean.`,
    );
  return problems;
}

function inputProblem(
  declared: Record<string, WorkflowInput>,
  sent: Record<string, unknown>,
): string | undefined {
  const unexpected = Object.keys(sent).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0)
    return `Unexpected inputs provided: [${unexpected.map((name) => JSON.stringify(name)).join(', ')}]`;
  if (JSON.stringify(sent).length > INPUT_CHARACTERS) return 'inputs are too large.';
  for (const [name, input] of Object.entries(declared)) {
    const value = sent[name];
    if (typeof value === 'object' && value !== null) return `Invalid value for input '${name}'`;
    const given = value === undefined || value === null ? input.default : String(value);
    if (input.required && (given === undefined || given === ''))
      return `Required input '${name}' not provided`;
    if (given !== undefined && given !== '' && !allowed(input, given))
      return `Provided value '${given}' for input '${name}' not in the list of allowed values`;
  }
  return undefined;
}

function allowed(input: WorkflowInput, value: string): boolean {
  switch (input.type) {
    case 'choice':
      return input.options.includes(value);
    case 'boolean':
      return value === 'true' || value === 'false';
    case 'number':
      return value.trim() !== '' && Number.isFinite(Number(value));
    default:
      return true;
  }
}

function withDefaults(
  declared: Record<string, WorkflowInput>,
  sent: Record<string, unknown>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]) => {
      const value = sent[name];
      const fallback = input.type === 'boolean' ? 'false' : '';
      return [name, value === undefined || value === null ? (input.default ?? fallback) : String(value)];
    }),
  );
}
