import { type InstanceState, writeState } from './instance-state.ts';
import type { ProcessMark } from './process-table.ts';
import type { Say } from './progress.ts';
import { type ChildPlan, SupervisedChild } from './supervised-child.ts';
import { type ChildName, STOP_ORDER } from './survivors.ts';

/** All children of one supervisor; every change is noted in the state file before anything else happens. */
export class Family {
  readonly #dataDir: string;
  readonly #state: InstanceState;
  readonly #say: Say;
  readonly #children = new Map<ChildName, SupervisedChild>();

  constructor(dataDir: string, state: InstanceState, say: Say) {
    this.#dataDir = dataDir;
    this.#state = state;
    this.#say = say;
    this.note({});
  }

  note(change: Partial<InstanceState>): void {
    Object.assign(this.#state, change);
    writeState(this.#dataDir, this.#state);
  }

  /** Starts a child that is kept running from now on. */
  async start(plan: ChildPlan): Promise<SupervisedChild> {
    if (this.#state.phase === 'stopping') throw new Error('Quayside is stopping.');
    const child = new SupervisedChild(plan, {
      onChange: (name, mark) => this.#remember(name, mark),
      onCrash: (name, how, delay) =>
        this.#say(`${name} ${how}; it is started again in ${(delay / 1000).toFixed(1)} s`),
    });
    this.#children.set(plan.name, child);
    await child.start();
    return child;
  }

  /** In the one right order; who does not go in time is killed. */
  async stop(): Promise<void> {
    const since = Date.now();
    this.#noteIfPossible({ phase: 'stopping' });
    for (const name of STOP_ORDER) await this.#children.get(name)?.stop(since);
  }

  #remember(name: ChildName, mark: ProcessMark | undefined): void {
    const { [name]: _, ...others } = this.#state.children;
    this.#noteIfPossible({ children: mark ? { ...others, [name]: mark } : others });
  }

  /** A full disk is no reason to leave the children alone. */
  #noteIfPossible(change: Partial<InstanceState>): void {
    try {
      this.note(change);
    } catch (error) {
      this.#say(`the state of this instance cannot be written: ${(error as Error).message}`);
    }
  }
}
