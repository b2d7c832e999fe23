import type { Issue } from '#lib/errors.ts';
import { RUN_ID_INPUT } from '#lib/github/dispatch-request.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';
import type { GithubInvocation } from './github-invocation.ts';
import type { WorkflowContract } from './workflow-contract.ts';

/** GitHub's limit on the inputs of one dispatch. */
export const MOST_WORKFLOW_INPUTS = 25;

const AT = '/invocationMethod/workflowInputs';

/** Faults GitHub would refuse a dispatch for. */
export const BLOCKING = new Set([
  'not_dispatchable',
  'undeclared_input',
  'missing_required_input',
  'too_many_inputs',
]);

/** What an action sends held against what its workflow declares. */
export function compareWorkflow(
  { workflow, workflowInputs }: Pick<GithubInvocation, 'workflow' | 'workflowInputs'>,
  contract: WorkflowContract,
): Issue[] {
  if (!contract.dispatchable)
    return [issue(AT, 'not_dispatchable', `${workflow} has no workflow_dispatch trigger.`)];
  const sent = Object.keys(workflowInputs);
  const issues = sent
    .filter((name) => !Object.hasOwn(contract.inputs, name))
    .map((name) =>
      issue(childPointer(AT, name), 'undeclared_input', `${workflow} declares no input "${name}".`),
    );
  for (const [name, input] of Object.entries(contract.inputs)) {
    if (!input.required || input.default !== null || name === RUN_ID_INPUT || sent.includes(name)) continue;
    issues.push(issue(AT, 'missing_required_input', `${workflow} requires the input "${name}".`));
  }
  const declaresRunId = Object.hasOwn(contract.inputs, RUN_ID_INPUT);
  const count = new Set([...sent, ...(declaresRunId ? [RUN_ID_INPUT] : [])]).size;
  if (count > MOST_WORKFLOW_INPUTS)
    issues.push(
      issue(AT, 'too_many_inputs', `${count} inputs; GitHub takes at most ${MOST_WORKFLOW_INPUTS}.`),
    );
  if (!declaresRunId)
    issues.push(
      issue(
        AT,
        'no_run_id_input',
        `${workflow} does not declare ${RUN_ID_INPUT}: its runs cannot be recognised for certain.`,
      ),
    );
  else if (!contract.runName?.includes(`inputs.${RUN_ID_INPUT}`))
    issues.push(issue(AT, 'no_run_id_name', `The run-name of ${workflow} does not hold ${RUN_ID_INPUT}.`));
  return issues;
}

/** The lines a workflow lacks for its runs to be recognised; null when it has them. */
export function offeredLines(contract: WorkflowContract): string | null {
  const declares = Object.hasOwn(contract.inputs, RUN_ID_INPUT);
  const named = contract.runName?.includes(`inputs.${RUN_ID_INPUT}`) === true;
  if (declares && named) return null;
  const name = `run-name: ${contract.runName ?? 'Quayside'} $\{{ inputs.${RUN_ID_INPUT} }}`;
  const input = [
    'on:',
    '  workflow_dispatch:',
    '    inputs:',
    `      ${RUN_ID_INPUT}:`,
    '        description: Id of the run in Quayside',
    '        type: string',
    '        required: false',
  ];
  return [...(named ? [] : [name]), ...(declares ? [] : input)].join('\n');
}

function issue(path: string, code: string, message: string): Issue {
  return { path, code, message };
}
