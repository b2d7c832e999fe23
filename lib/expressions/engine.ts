/** jq, run in a worker thread with a deadline and bounds on program, input and output (security: K5, D11). */
export interface ExpressionEngine {
  /**
   * The first output of `program` on `input` (`null` when it yields none).
   * Throws AppError `expression_failed` (syntax, run time, bounds) or `expression_timeout`.
   */
  evaluate(program: string, input: unknown): Promise<unknown>;
  /** Several programs on one input, in order, in one round trip. */
  evaluateAll(programs: string[], input: unknown): Promise<unknown[]>;
  close(): Promise<void>;
}
