import { type AppError, type Issue, isAppError } from '#lib/errors.ts';
import type { ExpressionEngine } from '#lib/expressions/engine.ts';
import { isUnfitInput } from '#lib/expressions/input-text.ts';
import { parseTemplate } from '#lib/expressions/template.ts';
import type { TemplateContext } from '#lib/runs/template-context.ts';
import { inputText } from '#lib/runs/workflow-inputs.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';

interface RenderedInputs {
  inputs: Record<string, string>;
  /** one for each input that could not be rendered; it is then missing */
  issues: Issue[];
}

/** The workflow's inputs with every `{{ jq }}` replaced; one that fails says so and leaves the others alone. */
export async function renderInputs(
  engine: ExpressionEngine,
  workflowInputs: Record<string, unknown>,
  context: TemplateContext,
): Promise<RenderedInputs> {
  const entries = Object.entries(workflowInputs).map(([name, value]) => ({
    name,
    template: parseTemplate({ [name]: value }),
  }));
  const programs = entries.flatMap(({ template }) => template.programs);
  const answers = await evaluate(engine, programs, context);
  const rendered: RenderedInputs = { inputs: {}, issues: [] };
  let at = 0;
  for (const { name, template } of entries) {
    const own = answers.slice(at, at + template.programs.length);
    at += template.programs.length;
    const fault = template.faults[0] ?? own.find((answer) => 'error' in answer)?.error;
    if (fault !== undefined) {
      const path = childPointer('/invocationMethod/workflowInputs', name);
      rendered.issues.push({ path, code: 'expression_failed', message: `${name}: ${fault}` });
      continue;
    }
    const filled = template.fill(own.map((answer) => answer.value)) as Record<string, unknown>;
    for (const [key, value] of Object.entries(filled)) {
      const text = inputText(value);
      if (text !== undefined) rendered.inputs[key] = text;
    }
  }
  return rendered;
}

interface Answer {
  value?: unknown;
  error?: string;
}

/** All at once, which is one round trip; only when that fails, and not for the input, one by one to learn which. */
async function evaluate(engine: ExpressionEngine, programs: string[], input: unknown): Promise<Answer[]> {
  try {
    return (await engine.evaluateAll(programs, input)).map((value) => ({ value }));
  } catch (error) {
    if (!isExpressionError(error)) throw error;
    if (isUnfitInput(error)) return programs.map(() => ({ error: error.message }));
  }
  const answers: Answer[] = [];
  for (const program of programs) {
    try {
      answers.push({ value: await engine.evaluate(program, input) });
    } catch (error) {
      if (!isExpressionError(error)) throw error;
      answers.push({ error: error.message });
      // One that takes a second is enough.
      if (error.code === 'expression_timeout') break;
    }
  }
  while (answers.length < programs.length) answers.push({ error: 'Not evaluated.' });
  return answers;
}

function isExpressionError(error: unknown): error is AppError {
  return isAppError(error) && (error.code === 'expression_failed' || error.code === 'expression_timeout');
}
