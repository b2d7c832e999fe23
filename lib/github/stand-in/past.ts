import { renderTemplate } from './expression.ts';
import type { PastRun, Repository, Workflow } from './fixtures.ts';
import { newJob } from './job-life.ts';
import type { Conclusion, Job, Run } from './records.ts';
import { runContexts } from './run-life.ts';
import { fullName, type Store } from './store.ts';
import type { WorkflowJob } from './workflow-file.ts';

/** Writes the runs a repository's manifest tells of, once: their times count from the first start. */
export function recordPast(store: Store, repository: Repository, now: number, base: string): void {
  for (const past of repository.history) {
    const workflow = repository.workflows.find((item) => item.path.endsWith(`/${past.workflow}`));
    if (!store.runs.has(past.id) && workflow?.file) recordRun(store, repository, workflow, past, now, base);
  }
}

function recordRun(
  store: Store,
  repository: Repository,
  workflow: Workflow,
  past: PastRun,
  now: number,
  base: string,
): void {
  const file = workflow.file;
  if (!file) return;
  const from = now - past.age * 1000;
  const to = from + past.seconds * 1000;
  const run: Run = {
    id: past.id,
    number:
      repository.history.filter((item) => item.workflow === past.workflow && item.age > past.age).length + 1,
    attempt: 1,
    repository: fullName(repository),
    workflowId: workflow.id,
    workflowPath: workflow.path,
    workflowName: file.name,
    displayTitle: file.name,
    ref: `refs/heads/${repository.defaultBranch}`,
    headSha: repository.headSha,
    inputs: past.inputs,
    status: past.conclusion === null ? 'in_progress' : 'completed',
    conclusion: past.conclusion,
    createdAt: new Date(from).toISOString(),
    startedAt: new Date(from).toISOString(),
    updatedAt: new Date(to).toISOString(),
    lag: 0,
    past: true,
  };
  run.displayTitle = renderTemplate(file.runName ?? file.name, { contexts: runContexts(run, file, base) });
  store.restoreRun(run);
  const share = (to - from) / file.jobs.length;
  let stopped = false;
  for (const [index, definition] of file.jobs.entries()) {
    const id = past.id * 10 + index;
    const span = { from: from + share * index, to: from + share * (index + 1) };
    const job = pastJob(id, run, definition, past, span, stopped);
    stopped ||= job.conclusion !== 'success';
    store.saveJob(job);
    store.appendLog(job.id, pastLog(job));
    if (job.status !== 'completed') break;
  }
}

function pastJob(
  id: number,
  run: Run,
  definition: WorkflowJob,
  past: PastRun,
  span: { from: number; to: number },
  skipped: boolean,
): Job {
  const job = newJob(id, run, definition);
  const at = (share: number) => new Date(span.from + (span.to - span.from) * share).toISOString();
  const stop = skipped ? 0 : job.steps.findIndex((step) => step.name === past.stoppedAt);
  const stops = skipped || stop >= 0;
  const goesOn = stops && !skipped && past.conclusion === null;
  for (const [index, step] of job.steps.entries()) {
    if (goesOn && index > stop) break;
    const ended: Conclusion = skipped || (stops && index > stop) ? 'skipped' : 'success';
    step.startedAt = at(index / job.steps.length);
    step.status = goesOn && index === stop ? 'in_progress' : 'completed';
    step.conclusion = step.status !== 'completed' ? null : stops && index === stop ? past.conclusion : ended;
    step.completedAt = step.status === 'completed' ? at((index + 1) / job.steps.length) : null;
  }
  job.createdAt = at(0);
  job.startedAt = at(0);
  job.status = goesOn ? 'in_progress' : 'completed';
  job.conclusion = goesOn ? null : skipped ? 'skipped' : stops ? past.conclusion : 'success';
  job.completedAt = goesOn ? null : at(1);
  return job;
}

function pastLog(job: Job): string[] {
  return job.steps
    .filter((step) => step.conclusion !== 'skipped' && step.startedAt !== null)
    .flatMap((step) => {
      const at = (step.startedAt ?? '').replace('Z', '0000Z');
      const failed = step.conclusion === 'failure';
      return [
        `${at} ##[group]${step.name}`,
        `${at} (generated: this run was not performed)`,
        `${at} ##[endgroup]`,
        ...(failed ? [`${at} ##[error]Process completed with exit code 1.`] : []),
      ];
    });
}
