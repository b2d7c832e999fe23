import type { Configuration } from './configuration.ts';
import { conditionHolds, type ExpressionScope, renderTemplate } from './expression.ts';
import type { Random } from './random.ts';
import type { Conclusion, Job, Run, Step } from './records.ts';
import { performStep, render, type StepOutcome, type Wait } from './step-life.ts';
import type { Store } from './store.ts';
import type { WorkflowFile, WorkflowJob, WorkflowStep } from './workflow-file.ts';

/** What a job needs around it while it lives. */
export interface JobSurroundings {
  store: Store;
  configuration: Configuration;
  run: Run;
  file: WorkflowFile;
  contexts: Record<string, unknown>;
  wait: Wait;
  random: Random;
  cancelled: () => boolean;
}

/** Runs the steps of a job that has started, in order; returns how it ended. */
export async function liveThroughSteps(
  job: Job,
  definition: WorkflowJob,
  around: JobSurroundings,
): Promise<Conclusion> {
  const outputs: Record<string, { outputs: Record<string, string> }> = {};
  const scope: ExpressionScope = { contexts: { ...around.contexts, steps: outputs }, status: 'success' };
  scope.contexts.env = {
    ...render(around.file.env, { contexts: { ...scope.contexts, env: {} } }),
    ...render(definition.env, { contexts: { ...scope.contexts, env: {} } }),
    ...defaultVariables(around.run),
  };
  await frame(job, 0, around, [
    'Runner image: ubuntu-latest (stand-in)',
    `Job ${definition.key} of ${around.run.workflowPath}`,
  ]);
  for (const [index, step] of definition.steps.entries()) {
    if (around.cancelled()) scope.status = 'cancelled';
    const record = job.steps[index + 1];
    if (!record) continue;
    if (record.status === 'completed') {
      if (record.conclusion === 'failure' && !step.continueOnError) scope.status = 'failure';
      continue;
    }
    const outcome = await liveThroughStep(step, record, job, scope, around);
    if (step.id) outputs[step.id] = { outputs: outcome.outputs };
    if (!outcome.ok && !step.continueOnError && scope.status === 'success') scope.status = 'failure';
  }
  if (around.cancelled()) return 'cancelled';
  await frame(job, job.steps.length - 1, around, ['Cleaning up orphan processes']);
  for (const [name, value] of Object.entries(definition.outputs))
    job.outputs[name] = renderTemplate(value, scope);
  return scope.status === 'failure' ? 'failure' : 'success';
}

/** The steps GitHub adds before and after those of the file. */
async function frame(job: Job, index: number, around: JobSurroundings, lines: string[]): Promise<void> {
  const record = job.steps[index];
  if (!record || record.status === 'completed') return;
  begin(record);
  around.store.appendLog(job.id, stamped(lines));
  await around.wait(0.3 + around.random() * 0.5);
  end(record, 'success');
  around.store.saveJob(job);
}

async function liveThroughStep(
  step: WorkflowStep,
  record: Step,
  job: Job,
  scope: ExpressionScope,
  around: JobSurroundings,
): Promise<StepOutcome> {
  const lines: string[] = [];
  const print = (line: string) => lines.push(...line.split('\n'));
  let outcome: StepOutcome = { ok: true, outputs: {} };
  let conclusion: Conclusion = 'skipped';
  try {
    if (conditionHolds(step.condition, scope)) {
      begin(record);
      around.store.saveJob(job);
      outcome = await performStep(step, scope, around.wait, around.random, print);
      conclusion = outcome.ok ? 'success' : 'failure';
    }
  } catch (error) {
    if ((error as Error).name === 'AbortError' && !around.cancelled()) throw error;
    outcome = { ok: false, outputs: {} };
    conclusion = around.cancelled() ? 'cancelled' : 'failure';
    print(`##[error]${around.cancelled() ? 'The operation was canceled.' : (error as Error).message}`);
  }
  end(record, conclusion);
  around.store.appendLog(job.id, stamped(masked(lines, around.configuration)));
  around.store.saveJob(job);
  return outcome;
}

function begin(step: Step): void {
  step.status = 'in_progress';
  step.startedAt ??= new Date().toISOString();
}

export function end(step: Step, conclusion: Conclusion): void {
  step.status = 'completed';
  step.conclusion = conclusion;
  step.startedAt ??= new Date().toISOString();
  step.completedAt = new Date().toISOString();
}

/** Secrets never reach a log; the address of the portal is not one, though it is kept among them. */
function masked(lines: string[], configuration: Configuration): string[] {
  const hidden = Object.entries(configuration.secrets)
    .filter(([name]) => name !== 'QUAYSIDE_URL')
    .map(([, value]) => value);
  return lines.map((line) => hidden.reduce((text, secret) => text.replaceAll(secret, '***'), line));
}

function stamped(lines: string[]): string[] {
  const now = new Date().toISOString().replace('Z', '0000Z');
  return lines.map((line) => `${now} ${line}`);
}

function defaultVariables(run: Run): Record<string, string> {
  return {
    GITHUB_REPOSITORY: run.repository,
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.number),
    GITHUB_SHA: run.headSha,
    GITHUB_REF: run.ref,
    GITHUB_WORKFLOW: run.workflowName,
  };
}

/** A new job as it stands in the queue, with the steps it will go through. */
export function newJob(id: number, run: Run, definition: WorkflowJob): Job {
  const now = new Date().toISOString();
  const names = ['Set up job', ...definition.steps.map((step) => step.name), 'Complete job'];
  return {
    id,
    runId: run.id,
    attempt: run.attempt,
    key: definition.key,
    name: definition.name,
    labels: definition.labels,
    status: 'queued',
    conclusion: null,
    createdAt: now,
    startedAt: now,
    completedAt: null,
    outputs: {},
    steps: names.map((name, index) => ({
      number: index + 1,
      name,
      status: 'queued',
      conclusion: null,
      startedAt: null,
      completedAt: null,
    })),
  };
}
