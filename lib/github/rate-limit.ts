/** An answer of GitHub, its body parsed when it was JSON. Header names are lower case. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  body: unknown;
}

/** GitHub's own advice where an answer names no time. */
const WITHOUT_ADVICE = 60_000;
const SHORTEST = 1_000;
const LONGEST = 3_600_000;

/**
 * How many milliseconds nobody may ask again, when `answer` is a rate limit; undefined when it is not.
 * A duration and no moment: our clock, GitHub's and the database's need not agree.
 */
export function rateLimitWait(answer: Answer): number | undefined {
  if (answer.status !== 429 && !(answer.status === 403 && saysRateLimit(answer))) return undefined;
  const wait = retryAfter(answer) ?? untilReset(answer) ?? WITHOUT_ADVICE;
  return Math.min(LONGEST, Math.max(SHORTEST, wait));
}

function saysRateLimit({ headers, body }: Answer): boolean {
  return (
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0' ||
    /\b(secondary )?rate limit\b|\babuse detection\b/i.test(messageOf(body))
  );
}

function retryAfter({ headers }: Answer): number | undefined {
  const text = headers['retry-after'];
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  return timeBetween(headers.date, Date.parse(text));
}

function untilReset({ headers }: Answer): number | undefined {
  const { 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset, date } = headers;
  if (remaining !== '0' || reset === undefined || !/^\d+$/.test(reset)) return undefined;
  return timeBetween(date, Number(reset) * 1000);
}

/** Both ends by GitHub's clock. */
function timeBetween(date: string | undefined, end: number): number | undefined {
  const start = Date.parse(date ?? '');
  return Number.isNaN(start) || Number.isNaN(end) ? undefined : end - start;
}

/** `message` of GitHub's error body with its `errors` behind it; the text itself when it was no JSON. */
export function messageOf(body: unknown): string {
  if (typeof body === 'string') return body.slice(0, 500);
  if (typeof body !== 'object' || body === null) return '';
  const { message, errors } = body as { message?: unknown; errors?: unknown };
  const parts = [message, ...(Array.isArray(errors) ? errors : [errors])].map((part) => {
    if (typeof part === 'string') return part;
    const inner = (part as { message?: unknown } | null | undefined)?.message;
    return typeof inner === 'string' ? inner : '';
  });
  return parts.filter(Boolean).join(': ').slice(0, 1000);
}
