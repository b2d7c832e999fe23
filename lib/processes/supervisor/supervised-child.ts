import type { ChildProcess } from 'node:child_process';
import { endProcess } from './end-process.ts';
import { markOf, type ProcessMark } from './process-table.ts';
import { RestartDelay } from './restart-delay.ts';
import { stopSteps } from './stop-plan.ts';
import type { ChildName } from './survivors.ts';

/** One start of a child, as its plan sees it. */
export interface Life {
  /** to be told of every process as soon as there is one */
  began(process: ChildProcess): void;
  /** nobody wants this life any more */
  readonly isUnwanted: boolean;
}

export interface ChildPlan {
  name: ChildName;
  /** starts the child; may throw, which counts as a crash */
  launch(life: Life): void | Promise<void>;
}

interface ChildEvents {
  /** the process there is now, undefined while there is none */
  onChange(name: ChildName, mark: ProcessMark | undefined): void;
  onCrash(name: ChildName, how: string, delay: number): void;
}

/** Keeps one child running: starts it again whenever it ends, later and later, until stopped. */
export class SupervisedChild {
  readonly #plan: ChildPlan;
  readonly #events: ChildEvents;
  readonly #delay = new RestartDelay();
  #mark: ProcessMark | undefined;
  #stopping = false;
  #restart: NodeJS.Timeout | undefined;
  #launching: Promise<void> | undefined;

  constructor(plan: ChildPlan, events: ChildEvents) {
    this.#plan = plan;
    this.#events = events;
  }

  get crashesInRow(): number {
    return this.#delay.crashesInRow;
  }

  /** Resolves when the first life has begun; rejects when it cannot. */
  start(): Promise<void> {
    this.#launching = this.#launch();
    return this.#launching;
  }

  /** `since`: when the whole stop began, of which this child has its share. */
  async stop(since = Date.now()): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#restart);
    await this.#end(since);
    await this.#launching?.catch(() => {});
    await this.#end(since);
  }

  async #end(since: number): Promise<void> {
    const { name } = this.#plan;
    if (this.#mark) await endProcess(this.#mark, stopSteps(name, Date.now() - since), name !== 'postgres');
    this.#become(undefined);
  }

  #become(mark: ProcessMark | undefined): void {
    this.#mark = mark;
    this.#events.onChange(this.#plan.name, mark);
  }

  async #launch(): Promise<void> {
    const since = Date.now();
    let latest: ChildProcess | undefined;
    const isUnwanted = () => this.#stopping;
    try {
      await this.#plan.launch({
        began: (child) => {
          latest = child;
          // Without a handler a program that cannot be run would end us.
          child.on('error', () => {});
          this.#become(child.pid === undefined ? undefined : markOf(child.pid));
        },
        get isUnwanted() {
          return isUnwanted();
        },
      });
    } catch (error) {
      await this.#end(Date.now());
      throw error;
    }
    const ended = (code: number | null, signal: NodeJS.Signals | null) =>
      this.#ended(describeExit(code, signal), Date.now() - since);
    if (!latest || latest.pid === undefined || latest.exitCode !== null || latest.signalCode !== null)
      ended(latest?.exitCode ?? null, latest?.signalCode ?? null);
    else latest.once('exit', ended);
  }

  #ended(how: string, uptime: number): void {
    if (this.#stopping) return;
    this.#become(undefined);
    const delay = this.#delay.afterCrash(uptime);
    this.#events.onCrash(this.#plan.name, how, delay);
    this.#restart = setTimeout(() => {
      this.#launching = this.#launch().catch((error: Error) => this.#ended(error.message, 0));
    }, delay);
  }
}

function describeExit(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
}
