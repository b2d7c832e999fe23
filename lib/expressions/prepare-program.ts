import { AppError } from '#lib/errors.ts';
import { EXPRESSION_LIMITS } from './engine.ts';
import { scanProgram } from './scan-program.ts';

const REFUSED = [
  'env',
  'input',
  'inputs',
  'input_filename',
  'input_line_number',
  'halt',
  'halt_error',
  'halt_error(code)',
  'get_search_list',
  'modulemeta',
];
const REFUSAL = 'not_allowed:';

/**
 * Definitions put before every program: what would read the environment, files or other inputs is an
 * error, what would print is nothing. Behind a definition `import` and `include` are syntax errors.
 */
const PRELUDE = [
  ...REFUSED.map((name) => `def ${name}: error("${REFUSAL}${name}");`),
  'def debug: .; def debug(messages): .; def stderr: .; null as $ENV | ',
].join(' ');

/**
 * Programs as the engine runs them, all in one: for each line in, one line out per program, which is
 * `[first output]`, `[]` or `{"error"}`. Throws `expression_failed` for what is too long or never allowed.
 */
export function prepareProgram(programs: readonly string[]): string {
  return PRELUDE + programs.map(guarded).join(',\n');
}

function guarded(program: string): string {
  if (program.length > EXPRESSION_LIMITS.program)
    throw new AppError(
      'expression_failed',
      `The expression is longer than ${EXPRESSION_LIMITS.program} characters.`,
    );
  const scanned = scanProgram(program);
  if (scanned.forbidden)
    throw new AppError('expression_failed', `"${scanned.forbidden}" is not allowed in expressions.`);
  // What is balanced cannot leave the brackets it is put into.
  if (!scanned.balanced || scanned.text.trim() === '')
    throw new AppError('expression_failed', 'The expression is empty or its brackets do not match.');
  // Two line ends: a comment may swallow the first one.
  return `(try [first((\n${scanned.text}\n\n))] catch {error: (if type == "string" then . else tojson end)})`;
}

/** jq's message in words for the author of the expression. */
export function describeFailure(message: string): string {
  if (message.startsWith(REFUSAL)) return `"${message.slice(REFUSAL.length)}" is not allowed in expressions.`;
  const line = message.split('\n').find((candidate) => candidate.startsWith('jq: ')) ?? message;
  const text = line
    .replace(/^jq: (?:parse )?error(?: \(at [^)]*\))?(?: \([^)]*\))?:\s*/, '')
    .replace(' (Unix shell quoting issues?)', '')
    .replace(
      / at <top-level>, line (\d+):?$/,
      (_, number: string) => ` in line ${Math.max(1, Number(number) - 1)}`,
    );
  return `The expression failed: ${text.slice(0, 300)}`;
}
