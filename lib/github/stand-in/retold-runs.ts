import type { PastJob, PastRun } from './past-run.ts';

/** A run of the past that went like a recorded one, for other inputs and in other time. */
export interface RetoldRun {
  id: number;
  /** id of the recorded run */
  like: number;
  inputs: Record<string, string>;
  /** seconds before the first start at which it was made */
  age: number;
  /** how many times longer it took */
  stretch: number;
}

/** The recorded runs and those retold after them; what a log says of the recorded inputs it says of the new ones. */
export function retellRuns(recorded: readonly PastRun[], retold: readonly RetoldRun[]): PastRun[] {
  const samples = new Map(recorded.map((run) => [run.id, run]));
  return [...recorded, ...retold.map((run) => retell(run, samples.get(run.like)))];
}

function retell({ id, like, inputs, age, stretch }: RetoldRun, sample: PastRun | undefined): PastRun {
  if (!sample) throw new Error(`run ${id} is retold after ${like}, which was not recorded`);
  const longer = (seconds: number) => Math.round(seconds * stretch * 10) / 10;
  const words = replacements(sample, { id, inputs });
  const reworded = (text: string) => words.reduce((so, [from, to]) => so.replaceAll(from, to), text);
  return {
    ...sample,
    id,
    inputs,
    age,
    seconds: longer(sample.seconds),
    jobs: sample.jobs.map((job) => retellJob(job, longer, reworded)),
  };
}

/** Longest first, and nothing so short that it would hit by chance. */
function replacements(sample: PastRun, run: Pick<PastRun, 'id' | 'inputs'>): [string, string][] {
  const pairs = Object.entries(sample.inputs)
    .filter(([name, value]) => value.length > 3 && run.inputs[name] !== undefined)
    .map(([name, value]): [string, string] => [value, run.inputs[name] ?? '']);
  return [...pairs, [String(sample.id), String(run.id)] as [string, string]].sort(
    ([a], [b]) => b.length - a.length,
  );
}

function retellJob(
  job: PastJob,
  longer: (seconds: number) => number,
  reworded: (text: string) => string,
): PastJob {
  const at = (seconds: number | null) => (seconds === null ? null : longer(seconds));
  return {
    ...job,
    from: longer(job.from),
    to: at(job.to),
    steps: job.steps.map((step) => ({ ...step, from: at(step.from), to: at(step.to) })),
    log: job.log.map((line) => ({ at: longer(line.at), text: reworded(line.text) })),
  };
}
