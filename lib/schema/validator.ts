import type { Issue } from '#lib/errors.ts';

/**
 * Ajv (draft 2020-12) behind a worker thread with a deadline: schemas and data come from people,
 * and no combination of them may hold up the process.
 */
export interface SchemaValidator {
  /** Issues of `data` under `schema`, empty when valid; paths are JSON Pointers below `at`. */
  validate(schema: Record<string, unknown>, data: unknown, at?: string): Promise<Issue[]>;
  /** Indexes of those of `values` that do not meet `schema`; all of them share one deadline. */
  findInvalid(schema: Record<string, unknown>, values: readonly unknown[]): Promise<number[]>;
  close(): Promise<void>;
}
