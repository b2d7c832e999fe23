import type { Issue } from '#lib/errors.ts';
import { RUN_ID_INPUT } from '#lib/github/dispatch-request.ts';
import { runIdsIn } from '#lib/github/workflow-run.ts';
import { textFault } from '#lib/schema/json-limits.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';

/** GitHub's limit on all inputs of one dispatch together. */
export const MOST_INPUT_CHARACTERS = 65_535;

const AT = '/invocationMethod/workflowInputs';

/**
 * What a rendered value is sent as: GitHub takes texts. Null is not sent, so that the workflow's own default
 * applies; lists and objects are sent as JSON.
 */
export function inputText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The inputs with the run id where the workflow takes it; nobody else chooses that one. */
export function withRunId(
  inputs: Record<string, string>,
  runId: string,
  isDeclared: boolean,
): Record<string, string> {
  return isDeclared || Object.hasOwn(inputs, RUN_ID_INPUT) ? { ...inputs, [RUN_ID_INPUT]: runId } : inputs;
}

/**
 * Why GitHub, or the canonical form, would not take these inputs; or why we do not send them: a workflow run is
 * recognised by the id in its title, and a title may show any input.
 */
export function findInputFaults(inputs: Record<string, string>, runId: string): Issue[] {
  const issues: Issue[] = [];
  for (const [name, value] of Object.entries(inputs)) {
    const fault = textFault(name) ?? textFault(value) ?? foreignId(name, value, runId);
    if (fault) issues.push({ path: childPointer(AT, name), ...fault });
  }
  const characters = JSON.stringify(inputs).length;
  if (characters > MOST_INPUT_CHARACTERS)
    issues.push({
      path: AT,
      code: 'too_long',
      message: `The inputs have ${characters} characters; GitHub takes at most ${MOST_INPUT_CHARACTERS}.`,
    });
  return issues;
}

function foreignId(name: string, value: string, runId: string): Omit<Issue, 'path'> | undefined {
  const foreign = runIdsIn(value).find((id) => id !== runId);
  if (foreign === undefined) return undefined;
  return { code: 'foreign_run_id', message: `${name} holds the id of another run, ${foreign}.` };
}
