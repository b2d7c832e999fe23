import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import {
  connectionOptions,
  type DatabaseOptions,
  guardStatements,
  type TransactionOptions,
  withDeadline,
} from './connection.ts';
import { TransactionSlots } from './transaction.ts';

/** What queries take first: the pool for single statements, or the transaction they run in. */
export type Executor = PostgresJsDatabase;

export interface Database {
  /** Single statements from a pool, each with a deadline. */
  readonly run: Executor;
  /** All or nothing, also when PostgreSQL dies in the middle (docs/adr/0002-transactions.md). */
  transaction<T>(work: (tx: Executor) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Calls `handler` for every NOTIFY on `channel`; `onReady` after each (re)connection, when events may have been missed. */
  listen(
    channel: string,
    handler: (payload: string) => void,
    onReady?: () => void,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Found in no client bundle: a test greps for it. */
export const SERVER_ONLY_MARKER = 'quayside-server-only-database-client';

/** Connects with the first statement. What is not answered three seconds after its timeout is given up. */
export function openDatabase(options: DatabaseOptions): Database {
  const deadline = (options.statementTimeout ?? 5_000) + 3_000;
  const pool = postgres(options.url, connectionOptions(options, options.pool ?? 8));
  const guarded = guardStatements(pool, (query, cancel) => withDeadline(query, deadline, cancel));
  const slots = new TransactionSlots(options);
  return {
    run: drizzle(guarded, { casing: 'snake_case' }),
    transaction: (work, transactionOptions) => slots.transaction(work, transactionOptions),
    async listen(channel, handler, onReady) {
      const listener = postgres(options.url, connectionOptions(options, 1));
      try {
        await listener.listen(channel, handler, onReady);
      } catch (error) {
        // The driver goes on trying by itself, beside whoever calls again.
        await listener.end({ timeout: 0 }).catch(() => {});
        throw error;
      }
      return () => listener.end({ timeout: 1 });
    },
    async close() {
      await Promise.allSettled([pool.end({ timeout: 2 }), slots.close()]);
    },
  };
}
