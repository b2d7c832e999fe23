import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { AppError } from '#lib/errors.ts';
import {
  connectionOptions,
  type DatabaseOptions,
  guardStatements,
  type TransactionOptions,
} from './connection.ts';

type Executor = PostgresJsDatabase;

/** Below ten seconds, so that no caller waits longer for an answer, whatever happened to the server. */
const DEADLINE = 9_000;
const ROLLBACK_DEADLINE = 2_000;
const RETRIES = 3;

/**
 * One connection that serves one transaction at a time and is never used again once it was lost.
 * postgres.js would queue later statements of a dead transaction on its next connection, outside
 * of any transaction; racing every statement against the loss is what prevents that.
 */
class Slot {
  readonly executor: Executor;
  readonly #client: Sql;
  readonly #lost: Promise<never>;
  #lose!: (reason: Error) => void;
  isLost = false;

  constructor(options: DatabaseOptions) {
    this.#lost = new Promise<never>((_, reject) => {
      this.#lose = (reason) => {
        this.isLost = true;
        reject(reason);
      };
    });
    this.#lost.catch(() => {});
    this.#client = postgres(options.url, {
      ...connectionOptions(options, 1),
      onclose: () => this.#lose(connectionLost()),
    });
    this.executor = drizzle(
      guardStatements(this.#client, (query) => this.#race(query)),
      { casing: 'snake_case' },
    );
  }

  #race<T>(query: Promise<T>): Promise<T> {
    if (this.isLost) {
      query.catch(() => {});
      return this.#lost;
    }
    return Promise.race([query, this.#lost]);
  }

  async statement(text: string): Promise<string> {
    if (this.isLost) return this.#lost;
    const answer = await this.#race(this.#client.unsafe(text));
    return answer.command;
  }

  discard(reason: Error = connectionLost()): void {
    this.#lose(reason);
    this.#client.end({ timeout: 0 }).catch(() => {});
  }

  end(): Promise<void> {
    return this.#client.end({ timeout: 2 });
  }
}

function connectionLost(): AppError {
  return new AppError(
    'unavailable',
    'The connection to the database was lost; nothing was changed by this request.',
    {
      retryAfter: 1,
    },
  );
}

/** Between sending `commit` and its answer nobody can know which of the two it is. */
function perhapsKept(): AppError {
  return new AppError(
    'unavailable',
    'The connection to the database was lost while the change was being kept. It may have been made: look before you repeat it.',
    { retryAfter: 1 },
  );
}

/** A statement failed, the work swallowed its error and went on to commit. */
function rolledBack(): Error {
  return new Error(
    'A failed statement inside the transaction was ignored; PostgreSQL rolled everything back.',
  );
}

function tooLate(): AppError {
  return new AppError('unavailable', 'The database did not answer in time.', { retryAfter: 2 });
}

/** A fixed number of slots; who finds none free waits in line, at most until its deadline. */
export class TransactionSlots {
  readonly #options: DatabaseOptions;
  readonly #idle: Slot[] = [];
  readonly #waiting: ((slot: Slot) => void)[] = [];
  #open = 0;
  #closed = false;

  constructor(options: DatabaseOptions) {
    this.#options = options;
  }

  async transaction<T>(work: (tx: Executor) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(work, options);
      } catch (error) {
        if (attempt >= RETRIES || !isRetryable(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt * Math.random()));
      }
    }
  }

  async #attempt<T>(work: (tx: Executor) => Promise<T>, options: TransactionOptions): Promise<T> {
    const until = Date.now() + (options.deadline ?? DEADLINE);
    const slot = await this.#acquire(until);
    const timer = setTimeout(() => slot.discard(tooLate()), Math.max(0, until - Date.now()));
    let isCommitting = false;
    try {
      await slot.statement(beginStatement(options));
      const result = await work(slot.executor);
      isCommitting = !slot.isLost;
      const answer = await slot.statement('commit');
      isCommitting = false;
      // A transaction that failed inside answers ROLLBACK to `commit`; only COMMIT means it is kept.
      if (answer !== 'COMMIT') throw rolledBack();
      return result;
    } catch (error) {
      await this.#rollBack(slot);
      throw isCommitting && slot.isLost ? perhapsKept() : error;
    } finally {
      clearTimeout(timer);
      this.#release(slot);
    }
  }

  async #rollBack(slot: Slot): Promise<void> {
    if (slot.isLost) return;
    const timer = setTimeout(() => slot.discard(), ROLLBACK_DEADLINE);
    await slot.statement('rollback').catch(() => slot.discard());
    clearTimeout(timer);
  }

  async #acquire(until: number): Promise<Slot> {
    if (this.#closed) throw connectionLost();
    let slot = this.#idle.pop();
    while (slot?.isLost) {
      this.#open--;
      slot = this.#idle.pop();
    }
    if (slot) return slot;
    if (this.#open < (this.#options.slots ?? 6)) {
      this.#open++;
      return new Slot(this.#options);
    }
    return new Promise<Slot>((resolve, reject) => {
      const timer = setTimeout(
        () => {
          this.#waiting.splice(this.#waiting.indexOf(take), 1);
          reject(tooLate());
        },
        Math.max(0, until - Date.now()),
      );
      const take = (freed: Slot) => {
        clearTimeout(timer);
        resolve(freed);
      };
      this.#waiting.push(take);
    });
  }

  #release(slot: Slot): void {
    const next = this.#waiting.shift();
    if (slot.isLost) {
      slot.discard();
      if (next) next(new Slot(this.#options));
      else this.#open--;
      return;
    }
    if (next) next(slot);
    else this.#idle.push(slot);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#idle.map((slot) => slot.end()));
  }
}

function beginStatement(options: TransactionOptions): string {
  return `begin isolation level ${options.isolation ?? 'read committed'}${options.readOnly ? ' read only' : ''}`;
}

/** Serialisation failures and deadlocks: PostgreSQL undid everything, doing it again is safe. */
function isRetryable(error: unknown): boolean {
  const code =
    (error as { cause?: { code?: string }; code?: string })?.cause?.code ??
    (error as { code?: string })?.code;
  return code === '40001' || code === '40P01';
}
