import manifest from '#blueprints/demo/github/quayside-demo/golden-paths/.stand-in.json' with {
  type: 'json',
};

/** A workflow run of the past as the stand-in holds it (see `scripts/demo/record-history.ts`). Times are seconds after it was made. */
export interface RecordedRun {
  id: number;
  workflow: string;
  inputs: Record<string, string>;
  age: number;
  seconds: number;
  conclusion: string | null;
  jobs: RecordedJob[];
}

interface RecordedJob {
  name: string;
  conclusion: string | null;
  from: number;
  to: number | null;
  steps: { name: string; conclusion: string | null; from: number | null; to: number | null }[];
  log: { at: number; text: string }[];
}

export function recordedRuns(): Map<number, RecordedRun> {
  const history: readonly { id: number }[] = manifest.history;
  return new Map((history as RecordedRun[]).map((run) => [run.id, run]));
}

/** The id the stand-in gives to a job of a past run. */
export function recordedJobId(run: RecordedRun, index: number): number {
  return run.id * 10 + index;
}
