import { type Answer, messageOf, rateLimitWait } from './rate-limit.ts';

/**
 * What one POST of a dispatch came to. `unproven` is the only kind that may have had an effect without our
 * knowing: everything else was either done or, by the answer itself, not done.
 */
export type DispatchOutcome =
  | { kind: 'done'; status: number; runId?: number; url?: string }
  | { kind: 'rate_limited'; status: number; waitMs: number; message: string }
  | { kind: 'refused'; status: number; message: string }
  | { kind: 'flag_unknown'; status: number; message: string }
  | { kind: 'unproven'; status?: number; reason: string }
  | { kind: 'not_sent'; reason: string };

/** 4xx that do not say whether the request was carried out. */
const AMBIGUOUS = [408, 425, 499];
/** GitHub does nothing and names the repository's new place, where we do not follow. */
const REDIRECTS = [301, 302, 303, 307, 308];

/** Reads an answer that arrived whole. `askedForDetails`: the request carried `return_run_details`. */
export function readDispatchAnswer(answer: Answer, askedForDetails: boolean): DispatchOutcome {
  const { status, body } = answer;
  if (status === 200) return readDetails(body);
  if (status === 204) return { kind: 'done', status };
  const waitMs = rateLimitWait(answer);
  if (waitMs !== undefined) return { kind: 'rate_limited', status, waitMs, message: messageOf(body) };
  if (REDIRECTS.includes(status))
    return { kind: 'refused', status, message: 'GitHub names another address; was the repository renamed?' };
  if (status < 400 || status >= 500 || AMBIGUOUS.includes(status))
    return { kind: 'unproven', status, reason: `GitHub answered ${status}` };
  const message = messageOf(body) || `GitHub answered ${status} without a message.`;
  if (askedForDetails && (status === 400 || status === 422) && message.includes('return_run_details'))
    return { kind: 'flag_unknown', status, message };
  return { kind: 'refused', status, message };
}

function readDetails(body: unknown): DispatchOutcome {
  const { workflow_run_id: runId, html_url: url } = (body ?? {}) as Record<string, unknown>;
  if (typeof runId !== 'number' || !Number.isSafeInteger(runId))
    return { kind: 'unproven', status: 200, reason: 'GitHub answered 200 with a body that cannot be read' };
  return { kind: 'done', status: 200, runId, ...(typeof url === 'string' ? { url } : {}) };
}

/** Reads a request that ended without a whole answer; `written`: the first byte may have left. */
export function readDispatchFailure(failure: { written: boolean; reason: string }): DispatchOutcome {
  return { kind: failure.written ? 'unproven' : 'not_sent', reason: failure.reason };
}
