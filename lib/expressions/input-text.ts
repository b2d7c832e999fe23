import { AppError, isAppError } from '#lib/errors.ts';
import { EXPRESSION_LIMITS } from './engine.ts';

class UnfitInput extends AppError {
  readonly isUnfitInput = true;

  constructor(message: string, options?: { cause: unknown }) {
    super('expression_failed', message, options);
  }
}

/** Whether `error` says that no expression at all can be given the input; by a mark, as `isAppError`. */
export function isUnfitInput(error: unknown): boolean {
  return isAppError(error) && 'isUnfitInput' in error;
}

/** What an expression is given, as JSON text; throws `expression_failed` for what no expression is given. */
export function inputText(input: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(input) ?? 'null';
  } catch (error) {
    throw new UnfitInput('The input of the expression is nested too deeply.', { cause: error });
  }
  if (text.length > EXPRESSION_LIMITS.input)
    throw new UnfitInput('The input of the expression is larger than 1 MB.');
  return text;
}
