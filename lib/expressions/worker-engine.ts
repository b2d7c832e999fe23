import { AppError } from '#lib/errors.ts';
import { type EachResult, EXPRESSION_LIMITS, type ExpressionEngine } from './engine.ts';
import { inputText } from './input-text.ts';
import type { JqOutcome } from './jq-job.ts';
import { JqThread } from './jq-thread.ts';
import { describeFailure, prepareProgram } from './prepare-program.ts';

interface EngineOptions {
  /** deadline of one round trip */
  milliseconds?: number;
  /** callers that may wait in line */
  queue?: number;
}

/** The engine of a process: jq-web in one worker thread, callers served one after the other. */
export function createExpressionEngine(options: EngineOptions = {}): ExpressionEngine {
  const { milliseconds = EXPRESSION_LIMITS.milliseconds, queue = 500 } = options;
  const thread = new JqThread();
  let waiting = 0;
  let tail: Promise<unknown> = Promise.resolve();

  function roundTrip(programs: string[], inputs: string): Promise<JqOutcome[]> {
    if (waiting >= queue)
      throw new AppError('unavailable', 'Too many expressions are waiting to be evaluated.', {
        retryAfter: 2,
      });
    waiting += 1;
    const result = tail.then(() => thread.run(programs, inputs, milliseconds));
    tail = result
      .catch(() => {})
      .finally(() => {
        waiting -= 1;
      });
    return result;
  }

  async function evaluateAll(programs: string[], input: unknown): Promise<unknown[]> {
    if (programs.length === 0) return [];
    if (programs.length > EXPRESSION_LIMITS.programs)
      throw new AppError('expression_failed', `More than ${EXPRESSION_LIMITS.programs} expressions at once.`);
    const results = await evaluateTogether(programs, inputText(input));
    return results.map((result) => {
      if ('value' in result) return result.value;
      throw new AppError('expression_failed', result.error);
    });
  }

  /** All programs as one: jq spends its time on starting, not on running. */
  async function evaluateTogether(programs: string[], input: string): Promise<EachResult[]> {
    const [outcome] = await roundTrip([prepareProgram(programs)], input);
    if (!outcome || !('failure' in outcome) || programs.length === 1)
      return readLines(outcome, programs.length);
    // One of them does not even compile: alone, it says which and why.
    const outcomes = await roundTrip(
      programs.map((program) => prepareProgram([program])),
      input,
    );
    return outcomes.flatMap((one) => readLines(one, 1));
  }

  async function evaluateEach(program: string, inputs: unknown[]): Promise<EachResult[]> {
    const prepared = prepareProgram([program]);
    const results: EachResult[] = [];
    for (const batch of batches(inputs.map(inputText))) {
      const [outcome] = await roundTrip([prepared], batch.join('\n'));
      results.push(...readLines(outcome, batch.length));
    }
    return results;
  }

  return {
    evaluate: async (program, input) => (await evaluateAll([program], input))[0],
    evaluateAll,
    evaluateEach,
    close: () => thread.close(),
  };
}

/** Consecutive inputs that together stay under the limit of one input. */
function* batches(texts: string[]): Generator<string[]> {
  let batch: string[] = [];
  let size = 0;
  for (const text of texts) {
    if (batch.length > 0 && size + text.length > EXPRESSION_LIMITS.input) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(text);
    size += text.length + 1;
  }
  if (batch.length > 0) yield batch;
}

function readLines(outcome: JqOutcome | undefined, expected: number): EachResult[] {
  if (!outcome) throw new AppError('expression_failed', 'The expression gave no answer.');
  if ('failure' in outcome) throw new AppError('expression_failed', describeFailure(outcome.failure));
  const lines = outcome.stdout.split('\n').filter((line) => line !== '');
  // More or fewer lines than inputs: the program broke out of its brackets.
  if (lines.length !== expected)
    throw new AppError('expression_failed', 'The expression is not well formed.');
  return lines.map(readLine);
}

function readLine(line: string): EachResult {
  if (line.length > EXPRESSION_LIMITS.output) return { error: 'The expression gave more than 1 MB.' };
  const answer = JSON.parse(line) as unknown[] | { error: string };
  if (Array.isArray(answer)) return { value: answer.length > 0 ? answer[0] : null };
  return { error: describeFailure(answer.error) };
}
