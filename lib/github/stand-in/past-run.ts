import type { Conclusion } from './records.ts';

/** A run that happened before the stand-in first started. */
export interface PastRun {
  id: number;
  workflow: string;
  inputs: Record<string, string>;
  /** seconds before the first start at which it was made */
  age: number;
  /** seconds it took, or has taken so far */
  seconds: number;
  /** null: still in progress, and kept so */
  conclusion: Conclusion | null;
  jobs: PastJob[];
}

/** Times are seconds after the run was made; null: not yet. */
export interface PastJob {
  key: string;
  name: string;
  labels: string[];
  conclusion: Conclusion | null;
  from: number;
  to: number | null;
  steps: { name: string; conclusion: Conclusion | null; from: number | null; to: number | null }[];
  log: { at: number; text: string }[];
}
