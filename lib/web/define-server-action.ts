import type { Static, TSchema } from '@sinclair/typebox';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { Context } from '#lib/access/server/context.ts';
import { AppError, type ErrorBody, errorBody } from '#lib/errors.ts';
import { anyContext } from './page-context.ts';
import { unstorable } from './read-json.ts';
import { refusalFor } from './refusal.ts';
import type { RouteRule } from './route-types.ts';
import { isRuleChecked } from './rule-check.ts';
import { getServices } from './services.ts';
import { compileSchema, type Validate } from './validation.ts';

interface ServerActionSpec<Input extends TSchema> {
  /** As for routes: the verb called inside checks it. */
  rule: RouteRule;
  input: Input;
}

type ServerActionResult<Data> = { ok: true; data: Data } | ErrorBody;

/**
 * A server action: authenticated, its input validated, its errors turned into the one error body. Only in
 * files named `server-actions.ts`; it calls one verb and revalidates, nothing else.
 */
export function defineServerAction<Input extends TSchema, Data>(
  spec: ServerActionSpec<Input>,
  work: (ctx: Context, input: Static<Input>) => Promise<Data>,
): (input: Static<Input>) => Promise<ServerActionResult<Data>> {
  let validate: Validate | undefined;
  return async (input) => {
    let requestId = 'unknown';
    try {
      const ctx = await anyContext();
      requestId = ctx.requestId;
      if (spec.rule !== 'public' && ctx.actor.kind === 'anonymous')
        throw new AppError('unauthenticated', 'Sign in first.');
      validate ??= compileSchema(spec.input);
      const issue = unstorable(input);
      const issues = issue ? [issue] : validate(input);
      if (issues.length > 0)
        throw new AppError('invalid_input', 'Some values are not acceptable.', { details: issues });
      const data = await work(ctx, input);
      if (!isRuleChecked(spec.rule, ctx))
        ctx.services.log.error(
          { requestId, rule: spec.rule },
          'an action did not check the rule it declares',
        );
      return { ok: true, data };
    } catch (error) {
      unstable_rethrow(error);
      const path = (await headers()).get('x-quayside-path')?.split('?', 1)[0] ?? '';
      const failure = refusalFor(error, getServices().log, { requestId, path });
      return errorBody(failure, requestId);
    }
  };
}
