import { type ExpressionScope, renderTemplate } from './expression.ts';
import { performQuaysideStep } from './quayside-step.ts';
import type { Random } from './random.ts';
import { actScript, isDuration } from './run-script.ts';
import type { WorkflowStep } from './workflow-file.ts';

/** Lets scripted seconds pass; rejects when the run is cancelled. */
export type Wait = (seconds: number) => Promise<void>;

export interface StepOutcome {
  ok: boolean;
  outputs: Record<string, string>;
}

/** Acts out one step. Whatever it prints goes to `print`; expressions that GitHub would refuse fail it. */
export async function performStep(
  step: WorkflowStep,
  scope: ExpressionScope,
  wait: Wait,
  random: Random,
  print: (line: string) => void,
): Promise<StepOutcome> {
  if (step.uses !== undefined) return performAction(step, scope, wait, random, print);
  const environment = {
    ...(scope.contexts.env as Record<string, string>),
    ...render(step.env, scope),
  };
  const script = renderTemplate(step.run ?? '', scope);
  const shown = script
    .trimEnd()
    .split('\n')
    .filter((line) => !isDuration(line));
  print(`##[group]Run ${shown[0]}`);
  for (const line of shown) print(line);
  print('##[endgroup]');
  return performScript(script, environment, wait, random, print);
}

async function performScript(
  script: string,
  environment: Record<string, string>,
  wait: Wait,
  random: Random,
  print: (line: string) => void,
): Promise<StepOutcome> {
  const outputs: Record<string, string> = {};
  let waited = false;
  for (const event of actScript(script, environment)) {
    if (event.kind === 'print') print(event.text);
    else if (event.kind === 'output') outputs[event.name] = event.value;
    else if (event.kind === 'wait') {
      waited = true;
      await wait(event.seconds);
    } else if (event.code !== 0) {
      print(`##[error]Process completed with exit code ${event.code}.`);
      return { ok: false, outputs };
    }
  }
  if (!waited) await wait(0.3 + random());
  return { ok: true, outputs };
}

async function performAction(
  step: WorkflowStep,
  scope: ExpressionScope,
  wait: Wait,
  random: Random,
  print: (line: string) => void,
): Promise<StepOutcome> {
  const inputs = render(step.with, scope);
  print(`##[group]Run ${step.uses}`);
  if (Object.keys(inputs).length > 0) print('with:');
  for (const [name, value] of Object.entries(inputs)) print(`  ${name}: ${value.trim()}`);
  print('##[endgroup]');
  await wait(0.4 + random() * 1.2);
  const quayside = /^quayside\/(upsert-entity|delete-entity)@/.exec(step.uses ?? '');
  if (!quayside) return { ok: true, outputs: {} };
  const answer = await performQuaysideStep(quayside[1] ?? '', inputs);
  for (const line of answer.lines) print(line);
  return { ok: answer.ok, outputs: answer.outputs };
}

export function render(values: Record<string, string>, scope: ExpressionScope): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, renderTemplate(value, scope)]),
  );
}
