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

interface RetoldRun extends Pick<RecordedRun, 'id' | 'inputs' | 'age'> {
  like: number;
  stretch: number;
}

/** Those recorded and those retold after them, as the stand-in, which shares no code with us, tells them too. */
export function recordedRuns(): Map<number, RecordedRun> {
  const history: readonly { id: number }[] = manifest.history;
  const retold: readonly { id: number }[] = manifest.retold;
  const runs = new Map((history as RecordedRun[]).map((run) => [run.id, run]));
  for (const run of retold as RetoldRun[]) {
    const sample = runs.get(run.like);
    if (sample) runs.set(run.id, retell(run, sample));
  }
  return runs;
}

function retell({ id, inputs, age, stretch }: RetoldRun, sample: RecordedRun): RecordedRun {
  const at = (seconds: number) => Math.round(seconds * stretch * 10) / 10;
  const words = Object.entries(sample.inputs)
    .filter(([name, value]) => value.length > 3 && inputs[name] !== undefined)
    .map(([name, value]): [string, string] => [value, inputs[name] ?? ''])
    .concat([[String(sample.id), String(id)]])
    .sort(([a], [b]) => b.length - a.length);
  const jobs = sample.jobs.map((job) => ({
    ...job,
    from: at(job.from),
    to: job.to === null ? null : at(job.to),
    steps: job.steps.map((step) => ({
      ...step,
      from: step.from === null ? null : at(step.from),
      to: step.to === null ? null : at(step.to),
    })),
    log: job.log.map((line) => ({
      at: at(line.at),
      text: words.reduce((text, [from, to]) => text.replaceAll(from, to), line.text),
    })),
  }));
  return { ...sample, id, inputs, age, seconds: at(sample.seconds), jobs };
}

/** The id the stand-in gives to a job of a past run. */
export function recordedJobId(run: RecordedRun, index: number): number {
  return run.id * 10 + index;
}
