import { notFound } from 'next/navigation';
import { isAppError } from '#lib/errors.ts';

/** What a page loads first: when it does not exist, or may not be seen, the page does not exist either. */
export async function orNotFound<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') notFound();
    throw error;
  }
}
