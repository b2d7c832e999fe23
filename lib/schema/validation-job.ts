import type { Issue } from '#lib/errors.ts';

/** What goes to the validation thread: JSON texts, which are cheaper to hand over than objects. */
export interface ValidationJob {
  id: number;
  schema: string;
  data: string;
  at: string;
  /** `data` is a list of values, each to be judged alone */
  isList?: boolean;
}

export interface ValidationReply {
  id: number;
  issues?: Issue[];
  /** of a list: indexes of the values that do not meet the schema */
  invalid?: number[];
  /** the schema itself could not be compiled */
  fault?: string;
  /** microseconds of CPU the thread has used since it started */
  cpu: number;
}
