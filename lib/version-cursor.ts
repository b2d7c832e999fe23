import { AppError } from './errors.ts';

/** The version a page of a list of versions ended with; throws unless it is one. */
export function requireVersionCursor(from: string): number {
  if (/^[1-9]\d{0,8}$/.test(from)) return Number(from);
  const message = 'This is not a cursor of this list; start again from its first page.';
  throw new AppError('invalid_input', message, {
    details: [{ path: '/from', code: 'invalid_cursor', message }],
  });
}

/** The version an address names; undefined for what can be no version. */
export function readVersion(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
