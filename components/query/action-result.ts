import type { ErrorBody, Issue } from '#lib/errors.ts';
import { ApiError } from './api-error.ts';
import { failureText } from './failure-text.ts';
import { announceSignedOut } from './signed-out.ts';

export type ActionResult<Data = unknown> = { ok: true; data: Data } | ErrorBody;

/** A server action as a component is given it. */
export type ServerAction<Input, Data = unknown> = (input: Input) => Promise<ActionResult<Data>>;

export interface Refusal {
  ok: false;
  code: ApiError['code'];
  /** in words for readers */
  message: string;
  details: Issue[];
}

/** The data of a server action's result; throws what the same verb over `/v1` would throw. */
export function unwrapAction<Data>(result: ActionResult<Data>): Data {
  if (result.ok) return result.data;
  if (result.error === 'unauthenticated') announceSignedOut();
  throw new ApiError(result);
}

/** What came of calling a server action. Never rejects: that no answer came is a refusal too. */
export async function settleAction<Data>(
  call: () => Promise<ActionResult<Data>>,
): Promise<{ ok: true; data: Data } | Refusal> {
  try {
    return { ok: true, data: unwrapAction(await call()) };
  } catch (error) {
    const { code, details } = error instanceof ApiError ? error : { code: 'network' as const, details: [] };
    return { ok: false, code, message: failureText(error), details };
  }
}
