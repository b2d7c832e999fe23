import path from 'node:path';
import type { Repository } from './fixtures.ts';
import { Journal } from './journal.ts';
import type { Delivery, Effect, Job, Run, StateEntry } from './records.ts';

/** Deliveries kept in memory for listing and redelivery; GitHub keeps them for some days. */
const DELIVERIES_KEPT = 1_000;
/** A state log longer than this is rewritten at start, without what was overtaken. */
const LONG_LOG = 2_000;

/** All that happened, in memory, backed by two append-only files that restore it after a restart. */
export class Store {
  readonly runs = new Map<number, Run>();
  readonly jobs = new Map<number, Job>();
  readonly jobsOfRun = new Map<number, Job[]>();
  readonly logs = new Map<number, string[]>();
  readonly deliveries = new Map<number, Delivery>();
  readonly effects: Effect[] = [];
  readonly repositories: Map<string, Repository>;
  readonly #effectJournal: Journal<Effect>;
  #stateJournal: Journal<StateEntry>;
  #lastId = 0;

  private constructor(
    repositories: Map<string, Repository>,
    effects: Journal<Effect>,
    state: Journal<StateEntry>,
  ) {
    this.repositories = repositories;
    this.#effectJournal = effects;
    this.#stateJournal = state;
  }

  static async open(folder: string, repositories: Map<string, Repository>): Promise<Store> {
    const effects = await Journal.open<Effect>(path.join(folder, 'effects.jsonl'), { durable: true });
    const file = path.join(folder, 'state.jsonl');
    const state = await Journal.open<StateEntry>(file, { durable: false });
    const store = new Store(repositories, effects.journal, state.journal);
    for (const effect of effects.entries) store.#takeEffect(effect);
    for (const entry of state.entries) store.#takeState(entry);
    if (state.entries.length > LONG_LOG) {
      await state.journal.close();
      await Journal.rewrite(file, store.#snapshot());
      store.#stateJournal = (await Journal.open<StateEntry>(file, { durable: false })).journal;
    }
    return store;
  }

  /** Ids grow with time, also over a wiped folder, so that an old id never names a new run. */
  nextId(): number {
    const byClock = Math.floor((Date.now() - 1_600_000_000_000) / 10);
    this.#lastId = Math.max(this.#lastId + 1, byClock);
    return this.#lastId;
  }

  runsOf(repository: Repository): Run[] {
    const name = fullName(repository);
    return [...this.runs.values()].filter((run) => run.repository === name).sort((a, b) => b.id - a.id);
  }

  repositoryOf(run: { repository: string }): Repository {
    const repository = this.repositories.get(run.repository.toLowerCase());
    if (!repository) throw new Error(`repository ${run.repository} is gone from the fixtures`);
    return repository;
  }

  /** Answers only when the effect is on disk: nobody may hear of what a crash could still undo. */
  async recordEffect(kind: Effect['kind'], run: Run): Promise<void> {
    const effect: Effect = {
      n: this.effects.length + 1,
      at: new Date().toISOString(),
      kind,
      runId: run.id,
      repository: run.repository,
      workflow: run.workflowPath,
      ref: run.ref,
      inputs: run.inputs,
      run: { ...run },
    };
    this.#takeEffect(effect);
    await this.#effectJournal.append(effect);
  }

  saveRun(run: Run): void {
    run.updatedAt = new Date().toISOString();
    this.#save({ run });
  }

  /** Keeps the run's own times: what is told of is past. */
  restoreRun(run: Run): void {
    this.#save({ run });
  }

  saveJob(job: Job): void {
    this.#save({ job });
  }

  appendLog(jobId: number, lines: string[]): void {
    if (lines.length > 0) this.#save({ log: { jobId, lines } });
  }

  saveDelivery(delivery: Delivery): void {
    this.#save({ delivery });
  }

  saveWorkflowState(repository: Repository, path: string, state: 'active' | 'disabled_manually'): void {
    this.#save({ workflow: { repository: fullName(repository), path, state } });
  }

  close(): Promise<unknown> {
    return Promise.all([this.#effectJournal.close(), this.#stateJournal.close()]);
  }

  *#snapshot(): Generator<StateEntry> {
    for (const run of this.runs.values()) yield { run };
    for (const job of this.jobs.values()) yield { job };
    for (const [jobId, lines] of this.logs) yield { log: { jobId, lines } };
    for (const delivery of this.deliveries.values()) yield { delivery };
    for (const repository of this.repositories.values())
      for (const { path, state } of repository.workflows)
        yield { workflow: { repository: fullName(repository), path, state } };
  }

  #save(entry: StateEntry): void {
    this.#takeState(entry);
    this.#stateJournal.append(entry).catch(() => {});
  }

  #takeEffect(effect: Effect): void {
    this.effects.push(effect);
    this.#lastId = Math.max(this.#lastId, effect.runId);
    if (effect.kind === 'dispatch' && !this.runs.has(effect.runId)) this.runs.set(effect.runId, effect.run);
  }

  #takeState(entry: StateEntry): void {
    if ('run' in entry) {
      const held = this.runs.get(entry.run.id);
      if (held) Object.assign(held, entry.run);
      else this.runs.set(entry.run.id, entry.run);
      this.#lastId = Math.max(this.#lastId, entry.run.past ? 0 : entry.run.id);
    } else if ('job' in entry) this.#takeJob(entry.job);
    else if ('log' in entry) {
      const lines = this.logs.get(entry.log.jobId) ?? [];
      this.logs.set(entry.log.jobId, [...lines, ...entry.log.lines]);
    } else if ('workflow' in entry) {
      const workflows = this.repositories.get(entry.workflow.repository.toLowerCase())?.workflows ?? [];
      const workflow = workflows.find((item) => item.path === entry.workflow.path);
      if (workflow) workflow.state = entry.workflow.state;
    } else this.#takeDelivery(entry.delivery);
  }

  #takeJob(job: Job): void {
    if (!this.runs.get(job.runId)?.past) this.#lastId = Math.max(this.#lastId, job.id);
    const held = this.jobs.get(job.id);
    if (held) {
      if (held !== job) Object.assign(held, job);
      return;
    }
    this.jobs.set(job.id, job);
    this.jobsOfRun.set(job.runId, [...(this.jobsOfRun.get(job.runId) ?? []), job]);
  }

  #takeDelivery(delivery: Delivery): void {
    this.#lastId = Math.max(this.#lastId, delivery.id);
    this.deliveries.set(delivery.id, delivery);
    if (this.deliveries.size > DELIVERIES_KEPT) {
      const [oldest] = this.deliveries.keys();
      if (oldest !== undefined) this.deliveries.delete(oldest);
    }
  }
}

export function fullName(repository: Repository): string {
  return `${repository.owner}/${repository.name}`;
}
