import { setTimeout as sleep } from 'node:timers/promises';
import type { Configuration } from './configuration.ts';
import { conditionHolds } from './expression.ts';
import { end, type JobSurroundings, liveThroughSteps, newJob } from './job-life.ts';
import { hashText, seededRandom } from './random.ts';
import type { Conclusion, Job, Run } from './records.ts';
import type { Store } from './store.ts';
import type { WorkflowFile, WorkflowJob } from './workflow-file.ts';

/** Told of every change that GitHub would announce. */
export interface LifeListener {
  runChanged(run: Run, action: 'requested' | 'in_progress' | 'completed'): void;
  jobChanged(job: Job, run: Run, action: 'queued' | 'in_progress' | 'completed'): void;
}

const LONGEST_TIMER = 2 ** 31 - 1;

/** Lets runs live: queue, jobs in the order of their needs, steps in scripted time. */
export class RunLives {
  readonly #store: Store;
  readonly #configuration: Configuration;
  readonly #listener: LifeListener;
  readonly #serverUrl: () => string;
  readonly #living = new Map<number, { stop: AbortController; done: Promise<void> }>();

  constructor(store: Store, configuration: Configuration, listener: LifeListener, serverUrl: () => string) {
    this.#store = store;
    this.#configuration = configuration;
    this.#listener = listener;
    this.#serverUrl = serverUrl;
  }

  /** Goes on with what a restart interrupted. */
  resume(): void {
    for (const run of this.#store.runs.values())
      if (run.status !== 'completed' && !run.past) this.start(run, false);
  }

  start(run: Run, announce = true): void {
    const stop = new AbortController();
    if (announce) this.#listener.runChanged(run, 'requested');
    const done = this.#live(run, stop.signal).catch((error: Error) => {
      if (stop.signal.aborted) return;
      process.stderr.write(`run ${run.id}: ${error.stack}\n`);
      this.#endRun(run, 'failure');
    });
    this.#living.set(run.id, { stop, done: done.finally(() => this.#living.delete(run.id)) });
  }

  cancel(run: Run): void {
    const living = this.#living.get(run.id);
    if (living) living.stop.abort('cancelled');
    else this.#endRun(run, 'cancelled');
  }

  /** Another attempt of a completed run. */
  rerun(run: Run): void {
    run.attempt++;
    run.status = 'queued';
    run.conclusion = null;
    run.startedAt = new Date().toISOString();
    run.past = false;
    this.#store.saveRun(run);
    this.start(run);
  }

  /** Freezes every life where it is; `resume` in another process goes on from there. */
  async stop(): Promise<void> {
    const living = [...this.#living.values()];
    for (const { stop } of living) stop.abort('stopped');
    await Promise.allSettled(living.map(({ done }) => done));
  }

  async #live(run: Run, signal: AbortSignal): Promise<void> {
    const repository = this.#store.repositoryOf(run);
    const file = repository.workflows.find((workflow) => workflow.path === run.workflowPath)?.file;
    if (!file) throw new Error(`${run.workflowPath} is gone from the fixtures`);
    const waiting = new Map(file.jobs.map((definition) => [definition.key, definition]));
    const ended = new Map<string, Job>();
    const working = new Map<string, Promise<Job>>();
    while (waiting.size > 0 || working.size > 0) {
      for (const definition of [...waiting.values()]) {
        if (!definition.needs.every((need) => ended.has(need))) continue;
        waiting.delete(definition.key);
        working.set(definition.key, this.#liveJob(definition, run, file, ended, signal));
      }
      if (working.size === 0) throw new Error('the needs of the jobs form a circle');
      const job = await Promise.race(working.values());
      working.delete(job.key);
      ended.set(job.key, job);
    }
    if (signal.aborted && signal.reason !== 'cancelled') return;
    const conclusions = [...ended.values()].map((job) => job.conclusion);
    const worst = (['cancelled', 'failure'] as const).find((item) => conclusions.includes(item));
    this.#endRun(run, signal.aborted ? 'cancelled' : (worst ?? 'success'));
  }

  async #liveJob(
    definition: WorkflowJob,
    run: Run,
    file: WorkflowFile,
    ended: Map<string, Job>,
    signal: AbortSignal,
  ): Promise<Job> {
    const held = this.#store.jobsOfRun
      .get(run.id)
      ?.find((job) => job.key === definition.key && job.attempt === run.attempt);
    const job = held ?? newJob(this.#store.nextId(), run, definition);
    if (job.status === 'completed') return job;
    const around = this.#surroundings(job, definition, run, file, ended, signal);
    try {
      const status = [...ended.values()].some(
        (other) => definition.needs.includes(other.key) && other.conclusion !== 'success',
      )
        ? 'failure'
        : 'success';
      if (!conditionHolds(definition.condition, { contexts: around.contexts, status }))
        return this.#endJob(job, run, 'skipped');
      await this.#queue(job, run, around);
      return this.#endJob(job, run, await liveThroughSteps(job, definition, around));
    } catch (error) {
      if (signal.aborted && signal.reason !== 'cancelled') return job;
      if (!signal.aborted) this.#store.appendLog(job.id, [`##[error]${(error as Error).message}`]);
      return this.#endJob(job, run, signal.aborted ? 'cancelled' : 'failure');
    }
  }

  /** From the queue to a runner; the first job that starts starts the run. */
  async #queue(job: Job, run: Run, around: JobSurroundings): Promise<void> {
    if (job.status === 'in_progress') return;
    this.#store.saveJob(job);
    this.#listener.jobChanged(job, run, 'queued');
    await around.wait(0.4 + around.random());
    job.status = 'in_progress';
    job.startedAt = new Date().toISOString();
    this.#store.saveJob(job);
    if (run.status === 'queued') {
      run.status = 'in_progress';
      this.#store.saveRun(run);
      this.#listener.runChanged(run, 'in_progress');
    }
    this.#listener.jobChanged(job, run, 'in_progress');
  }

  #surroundings(
    job: Job,
    definition: WorkflowJob,
    run: Run,
    file: WorkflowFile,
    ended: Map<string, Job>,
    signal: AbortSignal,
  ): JobSurroundings {
    const { speed, secrets, seed } = this.#configuration;
    const needs = definition.needs.map((need) => {
      const other = ended.get(need);
      return [need, { result: other?.conclusion ?? null, outputs: other?.outputs ?? {} }];
    });
    return {
      store: this.#store,
      configuration: this.#configuration,
      run,
      file,
      contexts: {
        ...runContexts(run, file, this.#serverUrl()),
        secrets,
        env: {},
        needs: Object.fromEntries(needs),
      },
      wait: async (seconds) => {
        await sleep(Math.min((seconds * 1000) / speed, LONGEST_TIMER), undefined, { signal });
      },
      random: seededRandom(
        hashText(`${seed} ${run.repository} ${run.workflowPath} ${run.number} ${job.key}`),
      ),
      cancelled: () => signal.aborted && signal.reason === 'cancelled',
    };
  }

  #endJob(job: Job, run: Run, conclusion: Conclusion): Job {
    for (const step of job.steps) {
      if (step.status === 'completed') continue;
      end(step, conclusion === 'success' ? 'success' : conclusion === 'failure' ? 'skipped' : conclusion);
    }
    job.status = 'completed';
    job.conclusion = conclusion;
    job.completedAt = new Date().toISOString();
    this.#store.saveJob(job);
    this.#listener.jobChanged(job, run, 'completed');
    return job;
  }

  #endRun(run: Run, conclusion: Conclusion): void {
    if (run.status === 'completed') return;
    run.status = 'completed';
    run.conclusion = conclusion;
    this.#store.saveRun(run);
    this.#listener.runChanged(run, 'completed');
  }
}

/** `inputs` are typed as the workflow declares them; `github.event.inputs` stay text. */
export function runContexts(
  run: Pick<Run, 'id' | 'number' | 'attempt' | 'inputs' | 'ref' | 'headSha' | 'repository' | 'workflowName'>,
  file: WorkflowFile,
  serverUrl: string,
): Record<string, unknown> {
  const typed = Object.entries(run.inputs).map(([name, value]) => {
    const type = file.inputs?.[name]?.type;
    if (type === 'boolean') return [name, value === 'true'];
    return [name, type === 'number' && value !== '' ? Number(value) : value];
  });
  const [owner, repository] = run.repository.split('/');
  return {
    inputs: Object.fromEntries(typed),
    vars: {},
    runner: { os: 'Linux', arch: 'X64' },
    github: {
      event_name: 'workflow_dispatch',
      event: { inputs: run.inputs, repository: { name: repository } },
      run_id: String(run.id),
      run_number: String(run.number),
      run_attempt: String(run.attempt),
      repository: run.repository,
      repository_owner: owner,
      server_url: serverUrl,
      ref: run.ref,
      ref_name: run.ref.replace(/^refs\/(heads|tags)\//, ''),
      sha: run.headSha,
      workflow: run.workflowName,
      actor: 'stand-in[bot]',
    },
  };
}
