import { isAppError } from '#lib/errors.ts';

/** What a page can do without: undefined when it does not exist or may not be seen. */
export async function orUndefined<T>(loading: Promise<T>): Promise<T | undefined> {
  try {
    return await loading;
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return undefined;
    throw error;
  }
}
