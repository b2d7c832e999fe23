import { type Answer, messageOf, rateLimitWait } from '#lib/github/rate-limit.ts';

/** What a read, or another request that may be repeated, came to. */
export type Outcome<T> =
  | { kind: 'done'; value: T }
  | { kind: 'rate_limited'; waitMs: number; message: string }
  | { kind: 'refused'; status: number; message: string }
  | { kind: 'failed'; reason: string };

/** `read` answers undefined for a body that is not what was asked for. */
export function readAnswer<T>(answer: Answer, read: (answer: Answer) => T | undefined): Outcome<T> {
  const waitMs = rateLimitWait(answer);
  if (waitMs !== undefined) return { kind: 'rate_limited', waitMs, message: messageOf(answer.body) };
  if (answer.status >= 500) return { kind: 'failed', reason: `GitHub answered ${answer.status}` };
  if (answer.status >= 300)
    return { kind: 'refused', status: answer.status, message: messageOf(answer.body) };
  const value = read(answer);
  return value === undefined
    ? { kind: 'failed', reason: 'GitHub answered with something that cannot be read' }
    : { kind: 'done', value };
}
