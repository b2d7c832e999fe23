import { AppError, notFound } from '#lib/errors.ts';
import { can, canAll, canSome } from '../ability.ts';
import type { Attributes } from '../match-conditions.ts';
import type { Subject, Verb } from '../subjects.ts';
import type { Context } from './context.ts';

/**
 * Throws `forbidden` unless the caller may do `verb` to the thing with `attributes`, and notes on `ctx` that
 * this was asked. Without attributes the answer covers the whole kind: a read passes when some may be read
 * (the statement itself filters), anything else only when no condition stands in its way. `refusal` is said
 * when no rule gives a reason of its own.
 */
export function authorise(
  ctx: Context,
  verb: Verb,
  subject: Subject,
  attributes?: Attributes,
  refusal?: string,
): void {
  ctx.checks?.push({ verb, subject });
  if (isAllowed(ctx, verb, subject, attributes)) return;
  if (ctx.actor.kind === 'anonymous') throw new AppError('unauthenticated', 'Sign in first.');
  const reason = reasonFor(ctx, verb, subject, attributes);
  throw new AppError('forbidden', reason ?? refusal ?? `You may not ${verb} this ${SUBJECT_WORDS[subject]}.`);
}

function isAllowed(ctx: Context, verb: Verb, subject: Subject, attributes?: Attributes): boolean {
  if (attributes) return can(ctx.ability, verb, subject, attributes);
  return verb === 'read' ? canSome(ctx.ability, verb, subject) : canAll(ctx.ability, verb, subject);
}

function reasonFor(ctx: Context, verb: Verb, subject: Subject, attributes?: Attributes): string | undefined {
  const rule = attributes && ctx.ability.relevantRuleFor(verb, { type: subject, attributes });
  return rule?.reason;
}

const SUBJECT_WORDS: Record<Subject, string> = {
  Blueprint: 'blueprint',
  Entity: 'entity',
  Action: 'action',
  Run: 'run',
  AuditEvent: 'audit event',
  User: 'user',
  Team: 'team',
  Policy: 'policy',
  MachineClient: 'machine client',
  View: 'view',
};

/**
 * For one thing that was looked up: what may not be seen answers exactly like what does not exist.
 * `found` is undefined when there is none; `what` and `id` are what the caller asked for.
 */
export function authoriseRead<T>(
  ctx: Context,
  subject: Subject,
  found: T | undefined,
  attributes: (found: T) => Attributes,
  id: string,
): asserts found is T {
  ctx.checks?.push({ verb: 'read', subject });
  if (ctx.actor.kind === 'anonymous') throw new AppError('unauthenticated', 'Sign in first.');
  if (found !== undefined && can(ctx.ability, 'read', subject, attributes(found))) return;
  const word = SUBJECT_WORDS[subject];
  throw notFound(`${word.charAt(0).toUpperCase()}${word.slice(1)}`, id);
}
