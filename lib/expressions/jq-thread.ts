import { Worker } from 'node:worker_threads';
import { AppError } from '#lib/errors.ts';
import { threadCpuTime } from '#lib/thread-cpu-time.ts';
import type { JqJob, JqOutcome, JqReply } from './jq-job.ts';

const START_MILLISECONDS = 15_000;
const TICK = 100;
const PATIENCE = 4;
/** A thread whose heap grew beyond this is replaced after the job: WebAssembly memory never shrinks. */
const KEEP_BYTES = 64_000_000;

/** One worker thread at a time, started when needed, ended and replaced when it overstays a deadline. */
export class JqThread {
  #worker: Promise<Worker> | undefined;
  #lastId = 0;

  async run(programs: string[], inputs: string, milliseconds: number): Promise<JqOutcome[]> {
    this.#worker ??= startWorker();
    const worker = await this.#worker.catch((error: unknown) => {
      this.#worker = undefined;
      throw new AppError('unavailable', 'Expressions cannot be evaluated right now.', {
        cause: error,
        retryAfter: 2,
      });
    });
    const job: JqJob = { id: ++this.#lastId, programs, inputs };
    try {
      const reply = await answerOf(worker, job, milliseconds);
      if (
        reply.memory > KEEP_BYTES ||
        reply.outcomes.some((outcome) => 'broken' in outcome && outcome.broken)
      )
        await this.close();
      return reply.outcomes;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.then((started) => started.terminate()).catch(() => {});
  }
}

function startWorker(): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./jq-worker.ts', import.meta.url), {
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
    });
    const timer = setTimeout(() => {
      void worker.terminate();
      reject(new Error('The expression engine did not start.'));
    }, START_MILLISECONDS);
    worker.once('error', reject);
    worker.once('message', () => {
      clearTimeout(timer);
      worker.off('error', reject);
      // A loss between jobs shows in the next one.
      worker.on('error', () => {});
      worker.unref();
      resolve(worker);
    });
  });
}

function answerOf(worker: Worker, job: JqJob, milliseconds: number): Promise<JqReply> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearInterval(timer);
      worker.off('message', onReply).off('error', onLoss).off('exit', onLoss);
      worker.unref();
      done();
    };
    const onReply = (reply: JqReply) => {
      if (reply.id === job.id) settle(() => resolve(reply));
    };
    const onLoss = () =>
      settle(() => reject(new AppError('expression_failed', 'The expression needs too much memory.')));
    const onLate = () =>
      settle(() =>
        reject(new AppError('expression_timeout', 'The expression takes too long and was stopped.')),
      );
    const overdue = deadline(worker, milliseconds);
    const timer = setInterval(() => void overdue().then((late) => late && onLate()), TICK);
    worker.ref();
    worker.on('message', onReply).once('error', onLoss).once('exit', onLoss);
    worker.postMessage(job);
  });
}

/**
 * Whether the job has used up its CPU time: the clock runs on while a busy machine serves others, and
 * that is no fault of the expression. Beyond PATIENCE times the deadline it is stopped anyway.
 */
function deadline(worker: Worker, milliseconds: number): () => Promise<boolean> {
  const started = performance.now();
  const before = threadCpuTime(worker);
  return async () => {
    if (performance.now() - started > milliseconds * PATIENCE) return true;
    const [then = 0, now = 0] = [await before, await threadCpuTime(worker)];
    return now - then > milliseconds - TICK;
  };
}
