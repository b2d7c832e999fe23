import { AppError } from '#lib/errors.ts';
import { EXPRESSION_LIMITS } from './engine.ts';

/** What an expression is given, as JSON text; throws `expression_failed` for what no expression is given. */
export function inputText(input: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(input) ?? 'null';
  } catch (error) {
    throw new AppError('expression_failed', 'The input of the expression is nested too deeply.', {
      cause: error,
    });
  }
  if (text.length > EXPRESSION_LIMITS.input)
    throw new AppError('expression_failed', 'The input of the expression is larger than 1 MB.');
  return text;
}

/** Whether any expression can be given this. */
export function isFitInput(input: unknown): boolean {
  try {
    inputText(input);
    return true;
  } catch {
    return false;
  }
}
