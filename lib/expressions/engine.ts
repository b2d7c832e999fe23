/** jq, run in a worker thread with a deadline and bounds on program, input and output. */
export interface ExpressionEngine {
  /**
   * The first output of `program` on `input` (`null` when it yields none).
   * Throws AppError `expression_failed` (syntax, run time, bounds) or `expression_timeout`.
   */
  evaluate(program: string, input: unknown): Promise<unknown>;
  /** Several programs on one input, in order, in one round trip. The first failure fails all. */
  evaluateAll(programs: string[], input: unknown): Promise<unknown[]>;
  /**
   * One program on many inputs, in order: a hundred times cheaper than one by one. An input it fails on
   * yields its error; a program that cannot run at all (syntax, deadline) throws.
   */
  evaluateEach(program: string, inputs: unknown[]): Promise<EachResult[]>;
  close(): Promise<void>;
}

export type EachResult = { value: unknown } | { error: string };

/** Published limits. Lengths count UTF-16 units of the JSON text. */
export const EXPRESSION_LIMITS = {
  program: 4_000,
  programs: 300,
  input: 1_000_000,
  output: 1_000_000,
  milliseconds: 1_000,
} as const;
