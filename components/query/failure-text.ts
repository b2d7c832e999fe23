import { ApiError } from './api-error.ts';

/**
 * Why something that was sent did not happen. What the server says it says in words for readers; everything else is
 * the browser's or the framework's own, and means that no usable answer came.
 */
export function failureText(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return 'No answer came from the server. What you typed is kept; try again.';
}
