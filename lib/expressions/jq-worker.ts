import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { JqJob, JqOutcome, JqReply } from './jq-job.ts';

/**
 * The thread jq lives in. Its WebAssembly heap is capped by refusing to grow: `resourceLimits` of a
 * worker do not count it, and `"x" * 1e9` would take a gigabyte before any deadline.
 */
const MOST_PAGES = 2_048;

interface Jq {
  raw(input: string, program: string, flags: string[]): string;
}

let heap: WebAssembly.Memory | undefined;
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number): number {
  heap = this;
  if (this.buffer.byteLength / 65_536 + pages > MOST_PAGES) throw new RangeError('too much memory');
  return grow.call(this, pages);
};
// The engine prints what it aborts on.
console.warn = () => {};
console.error = () => {};

function run(jq: Jq, program: string, inputs: string): JqOutcome {
  try {
    return { stdout: jq.raw(inputs, program, ['-c']) };
  } catch (error) {
    // A plain exit carries its code; whatever else was thrown leaves the instance in doubt.
    const exited = error instanceof Error && 'exitCode' in error;
    return { failure: exited ? error.message : 'needs too much memory', broken: !exited };
  }
}

const jq = (await createRequire(import.meta.url)('jq-web')) as Jq;
parentPort?.on('message', (job: JqJob) => {
  const outcomes: JqOutcome[] = [];
  for (const program of job.programs) {
    const outcome = run(jq, program, job.inputs);
    outcomes.push(outcome);
    if ('failure' in outcome) break;
  }
  const reply: JqReply = { id: job.id, outcomes, memory: heap?.buffer.byteLength ?? 0 };
  parentPort?.postMessage(reply);
});
parentPort?.postMessage('ready');
