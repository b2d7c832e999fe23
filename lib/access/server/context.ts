import type { Database, Executor } from '#db/client.ts';
import type { SearchableBlueprint } from '#db/queries/entity-search-blueprints.ts';
import type { Clock } from '#lib/clock.ts';
import type { Env } from '#lib/env.ts';
import type { EventHub } from '#lib/event-hub.ts';
import type { ExpressionEngine } from '#lib/expressions/engine.ts';
import type { AppTokens } from '#lib/github/server/app-tokens.ts';
import type { Logger } from '#lib/log.ts';
import type { SchemaValidator } from '#lib/schema/validator.ts';
import type { Ability } from '../ability.ts';
import type { Actor } from '../actor.ts';

/** Built once per process by lib/processes and handed on; nothing in lib or db holds state at module level. */
export interface Services {
  db: Database;
  env: Env;
  log: Logger;
  clock: Clock;
  expressions: ExpressionEngine;
  validator: SchemaValidator;
  /** Tokens of the GitHub App's installations; none without an App. */
  githubTokens?: AppTokens | undefined;
  /** One listener per process; the web process has one. */
  events?: EventHub;
}

export type Origin = 'ui' | 'api' | 'worker' | 'webhook' | 'seed';

/** First argument of every verb. */
export interface Context {
  actor: Actor;
  ability: Ability;
  services: Services;
  clock: Clock;
  requestId: string;
  origin: Origin;
  /** User-Agent of the caller: the `$datasource` of what it writes. */
  userAgent?: string | undefined;
  /** The open transaction, when the verb was called inside one. */
  tx?: Executor;
  /**
   * Filled by `authorise` and `readCondition`: one entry per rule that was really checked. The edge compares it
   * with the rule its route declares. One array per request, shared by the copies `inTransaction` makes.
   */
  checks?: AccessCheck[];
  /** Only while a page is rendered, which writes nothing: what one of its parts has read is not read again. */
  reads?: PageReads;
}

/** What the parts of one page have in common. */
interface PageReads {
  blueprints?: Promise<SearchableBlueprint[]>;
}

interface AccessCheck {
  verb: string;
  subject: string;
}

export type TransactionContext = Context & { tx: Executor };

/** Joins the caller's transaction or opens one. */
export function inTransaction<T>(ctx: Context, work: (ctx: TransactionContext) => Promise<T>): Promise<T> {
  if (ctx.tx) return work(ctx as TransactionContext);
  return ctx.services.db.transaction((tx) => work({ ...ctx, tx }));
}

/** Where a read goes: the caller's transaction, so that it sees its own writes, or the pool. */
export function reader(ctx: Context): Executor {
  return ctx.tx ?? ctx.services.db.run;
}
