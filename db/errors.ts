import { AppError } from '#lib/errors.ts';

interface DriverError extends Error {
  code?: string;
  detail?: string;
  constraint_name?: string;
}

const CONNECTION = new Set([
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

/** The driver's own error below drizzle's wrapper; undefined when the database did not raise it. */
export function driverError(error: unknown): DriverError | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    const { code } = current as DriverError;
    if (typeof code === 'string' && (/^[0-9A-Z]{5}$/.test(code) || CONNECTION.has(code)))
      return current as DriverError;
  }
  return undefined;
}

/** Whether `error` is the violation of the unique index or constraint `name`. */
export function isUniqueViolation(error: unknown, name?: string): boolean {
  const driver = driverError(error);
  return driver?.code === '23505' && (name === undefined || (driver.constraint_name ?? '').includes(name));
}

/**
 * What a caller may learn of a database failure. Never SQL, never names of tables;
 * undefined for what is our own fault (`internal_error`).
 */
export function toAppError(error: unknown): AppError | undefined {
  const code = driverError(error)?.code;
  if (code === undefined) return undefined;
  if (CONNECTION.has(code) || code.startsWith('08') || code.startsWith('57P') || code.startsWith('53')) {
    return new AppError('unavailable', 'The database is not available at the moment.', {
      retryAfter: 2,
      cause: error,
    });
  }
  switch (code) {
    case '40001':
    case '40P01':
      return new AppError('conflict', 'Somebody else changed the same data at the same time; try again.', {
        cause: error,
      });
    case '57014':
      return new AppError('query_too_expensive', 'The query took too long and was stopped; narrow it down.', {
        cause: error,
      });
    case '23505':
      return new AppError('already_exists', 'Something with the same identifier exists already.', {
        cause: error,
      });
    case '54000':
    case '54001':
      return new AppError('query_too_expensive', 'The request is too complex for the database.', {
        cause: error,
      });
  }
  if (code.startsWith('22') || code.startsWith('23')) {
    return new AppError('invalid_input', 'A value does not fit its field.', { cause: error });
  }
  return undefined;
}
