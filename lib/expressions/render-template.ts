import { AppError } from '#lib/errors.ts';
import type { ExpressionEngine } from './engine.ts';
import { parseTemplate } from './template.ts';

/** `value` with every `{{ jq }}` replaced by what it yields on `input`; throws `expression_failed`. */
export async function renderTemplate(
  engine: ExpressionEngine,
  value: unknown,
  input: unknown,
): Promise<unknown> {
  const template = parseTemplate(value);
  const [fault] = template.faults;
  if (fault) throw new AppError('expression_failed', fault);
  const distinct = [...new Set(template.programs)];
  const answers = await engine.evaluateAll(distinct, input);
  const byProgram = new Map(distinct.map((program, index) => [program, answers[index]]));
  return template.fill(template.programs.map((program) => byProgram.get(program)));
}
