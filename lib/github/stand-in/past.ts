import { renderTemplate } from './expression.ts';
import type { Repository, Workflow } from './fixtures.ts';
import type { PastJob, PastRun } from './past-run.ts';
import type { Job, Run, Status } from './records.ts';
import { runContexts } from './run-life.ts';
import { fullName, type Store } from './store.ts';

/** Writes the runs a repository's manifest tells of, once: their times count from the first start. */
export function recordPast(store: Store, repository: Repository, now: number, base: string): void {
  for (const past of repository.history) {
    const workflow = repository.workflows.find((item) => item.path.endsWith(`/${past.workflow}`));
    if (store.runs.has(past.id) || !workflow) continue;
    const made = now - past.age * 1000;
    const run = pastRun(repository, workflow, past, made, base);
    store.restoreRun(run);
    for (const [index, job] of past.jobs.entries()) {
      store.saveJob(pastJob(run, job, past.id * 10 + index, made));
      store.appendLog(
        past.id * 10 + index,
        job.log.map(({ at, text }) => `${later(made, at).replace('Z', '0000Z')} ${text}`),
      );
    }
  }
}

function later(made: number, seconds: number): string {
  return new Date(made + seconds * 1000).toISOString();
}

function pastRun(repository: Repository, workflow: Workflow, past: PastRun, made: number, base: string): Run {
  const earlier = repository.history.filter((item) => item.workflow === past.workflow && item.age > past.age);
  const run: Run = {
    id: past.id,
    number: earlier.length + 1,
    attempt: 1,
    repository: fullName(repository),
    workflowId: workflow.id,
    workflowPath: workflow.path,
    workflowName: workflow.file?.name ?? workflow.path,
    displayTitle: workflow.file?.name ?? workflow.path,
    ref: `refs/heads/${repository.defaultBranch}`,
    headSha: repository.headSha,
    inputs: past.inputs,
    status: statusOf(past.conclusion),
    conclusion: past.conclusion,
    createdAt: later(made, 0),
    startedAt: later(made, 0),
    updatedAt: later(made, past.seconds),
    lag: 0,
    past: true,
  };
  const { file } = workflow;
  if (file?.runName)
    run.displayTitle = renderTemplate(file.runName, { contexts: runContexts(run, file, base) });
  return run;
}

function pastJob(run: Run, past: PastJob, id: number, made: number): Job {
  return {
    id,
    runId: run.id,
    attempt: 1,
    key: past.key,
    name: past.name,
    labels: past.labels,
    status: statusOf(past.conclusion),
    conclusion: past.conclusion,
    createdAt: later(made, past.from),
    startedAt: later(made, past.from),
    completedAt: past.to === null ? null : later(made, past.to),
    outputs: {},
    steps: past.steps.map(({ name, conclusion, from, to }, index) => ({
      number: index + 1,
      name,
      status: conclusion ? 'completed' : from === null ? 'queued' : 'in_progress',
      conclusion,
      startedAt: from === null ? null : later(made, from),
      completedAt: to === null ? null : later(made, to),
    })),
  };
}

function statusOf(conclusion: string | null): Status {
  return conclusion === null ? 'in_progress' : 'completed';
}
