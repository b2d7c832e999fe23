import { AppError, isAppError } from '#lib/errors.ts';

interface DatabaseFault {
  code: string;
  constraint_name?: string;
}

const BUSY = 'The database is not available at the moment.';
const CLASSES: [RegExp, () => AppError][] = [
  // Deadlock and serialisation failures that outlived the retries of `transaction`.
  [/^40(001|P01)$/, () => new AppError('conflict', 'Somebody else changed the same data; try again.')],
  [/^55P03$/, () => new AppError('conflict', 'The data is being changed right now; try again.')],
  [
    /^57014$/,
    () => new AppError('query_too_expensive', 'The database stopped this query: it took too long.'),
  ],
  [/^54/, () => new AppError('invalid_input', 'A value is too large or too deeply nested to be stored.')],
  [/^23505$/, () => new AppError('already_exists', 'Something with this identifier exists already.')],
  [/^23503$/, () => new AppError('conflict', 'Something else refers to this, or what it refers to is gone.')],
  [/^2[23]/, () => new AppError('invalid_input', 'A value cannot be stored as it was sent.')],
  [/^(08|53|57P|58)/, () => new AppError('unavailable', BUSY, { retryAfter: 2 })],
  [/^25(006|P03)$/, () => new AppError('unavailable', BUSY, { retryAfter: 2 })],
];

/** Driver and system codes that mean "no connection". */
const LOST = /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/;

/**
 * The expected failure behind `error`: an AppError as it is, a database error by its SQLSTATE (drizzle wraps it,
 * the code stands at `cause.code`). `undefined` for everything that must not happen.
 */
export function toAppError(error: unknown): AppError | undefined {
  if (isAppError(error)) return error;
  const fault = databaseFault(error);
  if (!fault) return undefined;
  if (LOST.test(fault.code)) return new AppError('unavailable', BUSY, { retryAfter: 2, cause: error });
  const known = CLASSES.find(([pattern]) => pattern.test(fault.code));
  if (!known) return undefined;
  const made = known[1]();
  return new AppError(made.code, made.message, {
    cause: error,
    ...(made.retryAfter ? { retryAfter: made.retryAfter } : {}),
  });
}

/** The constraint a unique violation names, for callers that want to say what exists already. */
export function violatedConstraint(error: unknown): string | undefined {
  const fault = databaseFault(error);
  return fault?.code === '23505' ? fault.constraint_name : undefined;
}

function databaseFault(error: unknown): DatabaseFault | undefined {
  for (let link = error, depth = 0; link instanceof Error && depth < 5; link = link.cause, depth++) {
    if (isAppError(link)) return undefined;
    const { code } = link as Error & { code?: unknown };
    if (typeof code === 'string' && (/^[0-9A-Z]{5}$/.test(code) || LOST.test(code)))
      return link as unknown as DatabaseFault;
  }
  return undefined;
}
