import type postgres from 'postgres';
import type { Sql } from 'postgres';
import { AppError } from '#lib/errors.ts';
import { parseTextArray, TEXT_ARRAY } from './text-array.ts';

export interface DatabaseOptions {
  url: string;
  /** connections for single statements */
  pool?: number;
  /** connections for transactions */
  slots?: number;
  /** milliseconds after which PostgreSQL stops a statement */
  statementTimeout?: number;
  applicationName?: string;
}

export interface TransactionOptions {
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readOnly?: boolean;
  /** milliseconds for the whole transaction, waiting for a slot included */
  deadline?: number;
}

const CONNECT_SECONDS = 5;

export function connectionOptions(
  options: DatabaseOptions,
  max: number,
): postgres.Options<Record<string, postgres.PostgresType>> {
  return {
    max,
    connect_timeout: CONNECT_SECONDS,
    backoff: () => 0.05,
    max_lifetime: null,
    keep_alive: 15,
    onnotice: () => {},
    fetch_types: false,
    // drizzle reads what the driver leaves as text, but loses every backslash of it.
    types: { textArray: { to: TEXT_ARRAY, from: [TEXT_ARRAY], serialize: String, parse: parseTextArray } },
    connection: {
      application_name: options.applicationName ?? 'quayside',
      statement_timeout: options.statementTimeout ?? 5_000,
      idle_in_transaction_session_timeout: 30_000,
      TimeZone: 'UTC',
    },
  };
}

interface PendingQuery extends Promise<unknown> {
  values(): PendingQuery;
  cancel(): void;
}

/**
 * Wraps a driver client so that no statement can stay unanswered: `settle` races each against whatever
 * the owner of the connection knows (its loss, a deadline).
 */
export function guardStatements(
  client: Sql,
  settle: <T>(query: Promise<T>, cancel: () => void) => Promise<T>,
): Sql {
  return new Proxy(client, {
    get(target, key) {
      if (key !== 'unsafe') return Reflect.get(target, key);
      return (...args: Parameters<Sql['unsafe']>) => {
        const query = target.unsafe(...args) as unknown as PendingQuery;
        const run = (pending: PendingQuery) => settle(pending, () => query.cancel());
        const lazy = (start: () => Promise<unknown>) => ({
          // biome-ignore lint/suspicious/noThenProperty: the driver's own queries are lazy thenables
          then: (ok: (value: unknown) => unknown, fail: (error: unknown) => unknown) =>
            start().then(ok, fail),
          catch: (fail: (error: unknown) => unknown) => start().catch(fail),
          finally: (done: () => void) => start().finally(done),
        });
        return { ...lazy(() => run(query)), values: () => lazy(() => run(query.values())) };
      };
    },
  });
}

/** Rejects with `unavailable` when `query` is not settled after `milliseconds`. */
export function withDeadline<T>(query: Promise<T>, milliseconds: number, onLate: () => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new AppError('unavailable', 'The database did not answer in time.', { retryAfter: 2 }));
      onLate();
    }, milliseconds);
    query.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
