import type { Context } from '#lib/access/server/context.ts';
import type { RouteRule } from './route-types.ts';

/** Whether the rule a route or action declares was really put to `authorise` by the verb it called. */
export function isRuleChecked(rule: RouteRule, ctx: Pick<Context, 'checks'>): boolean {
  if (typeof rule === 'string') return true;
  const verbs: readonly string[] = typeof rule.verb === 'string' ? [rule.verb] : rule.verb;
  return (ctx.checks ?? []).some((check) => check.subject === rule.subject && verbs.includes(check.verb));
}
