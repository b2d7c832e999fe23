import { isUniqueViolation } from '#db/errors.ts';
import { AppError } from '#lib/errors.ts';

/** Says of the index's refusal which field is at fault. */
export function titleTaken(title: string) {
  return (error: unknown): never => {
    if (!isUniqueViolation(error, 'views_title_key')) throw error;
    const message = `There is a view "${title}" already.`;
    throw new AppError('already_exists', message, {
      details: [{ path: '/title', code: 'already_exists', message }],
    });
  };
}
