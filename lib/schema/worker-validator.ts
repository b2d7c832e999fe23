import { Worker } from 'node:worker_threads';
import { AppError } from '#lib/errors.ts';
import { threadCpuTime } from '#lib/thread-cpu-time.ts';
import { assertJson, type JsonLimits } from './json-limits.ts';
import type { ValidationJob, ValidationReply } from './validation-job.ts';
import type { SchemaValidator } from './validator.ts';

interface ValidatorOptions {
  /** CPU time one schema and one value may take, in milliseconds */
  milliseconds?: number;
  /** callers that may wait in line */
  queue?: number;
}

const START_MILLISECONDS = 15_000;
/** On a busy machine the clock runs on while the thread waits for a CPU; beyond this it is ended anyway. */
const PATIENCE = 12;
const DATA_LIMITS: JsonLimits = { depth: 64, values: 200_000, characters: 4_000_000 };

/** The validator of a process: Ajv in one worker thread, callers served one after the other. */
export function createSchemaValidator(options: ValidatorOptions = {}): SchemaValidator {
  const { milliseconds = 250, queue = 1_000 } = options;
  let thread: Promise<Thread> | undefined;
  let waiting = 0;
  let lastId = 0;
  let tail: Promise<unknown> = Promise.resolve();

  async function run(job: ValidationJob): Promise<ValidationReply> {
    thread ??= Thread.start();
    try {
      return await (await thread).run(job, milliseconds);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'invalid_input')) await stop();
      throw error;
    }
  }

  async function stop(): Promise<void> {
    const stopping = thread;
    thread = undefined;
    await stopping?.then((started) => started.end()).catch(() => {});
  }

  function inLine(schema: object, data: unknown, at: string, isList: boolean): Promise<ValidationReply> {
    if (waiting >= queue) return Promise.reject(tooBusy());
    waiting += 1;
    const answer = tail.then(() => {
      assertJson(data, DATA_LIMITS, at);
      const texts = { schema: JSON.stringify(schema), data: JSON.stringify(data ?? null) };
      return run({ id: ++lastId, at, isList, ...texts });
    });
    tail = answer
      .catch(() => {})
      .finally(() => {
        waiting -= 1;
      });
    return answer;
  }

  return {
    async validate(schema, data, at = '') {
      return (await inLine(schema, data, at, false)).issues ?? [];
    },
    async findInvalid(schema, values) {
      return (await inLine(schema, values, '', true)).invalid ?? [];
    },
    close: stop,
  };
}

function tooBusy(cause?: unknown): AppError {
  return new AppError('unavailable', 'Too many values are waiting to be checked.', { retryAfter: 2, cause });
}

/** One worker thread; of no use any more once `run` rejected with anything but `invalid_input`. */
class Thread {
  readonly #worker: Worker;
  /** microseconds of CPU used when it last answered */
  #cpu: number;

  private constructor(worker: Worker, cpu: number) {
    this.#worker = worker;
    this.#cpu = cpu;
  }

  static start(): Promise<Thread> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./validation-thread.ts', import.meta.url), {
        env: {},
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
      });
      const fail = (error: unknown) => {
        clearTimeout(timer);
        void worker.terminate();
        reject(
          new AppError('unavailable', 'Values cannot be checked right now.', { cause: error, retryAfter: 2 }),
        );
      };
      const timer = setTimeout(fail, START_MILLISECONDS);
      worker.once('error', fail);
      worker.once('message', (ready: ValidationReply) => {
        clearTimeout(timer);
        worker.off('error', fail);
        // Losses between jobs show in the next one.
        worker.on('error', () => {});
        worker.unref();
        resolve(new Thread(worker, ready.cpu));
      });
    });
  }

  run(job: ValidationJob, milliseconds: number): Promise<ValidationReply> {
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearInterval(timer);
        worker.off('message', onReply).off('error', onLoss).off('exit', onLoss);
        worker.unref();
      };
      const onReply = (reply: ValidationReply) => {
        if (reply.id !== job.id) return;
        settle();
        this.#cpu = reply.cpu;
        if (reply.fault === undefined) resolve(reply);
        else reject(new AppError('invalid_input', `The schema cannot be used: ${reply.fault}.`));
      };
      const onLoss = () => {
        settle();
        reject(new AppError('schema_too_complex', 'Checking this value against its schema takes too much.'));
      };
      let ticks = 0;
      const timer = setInterval(() => {
        ticks += 1;
        void this.#overdue(milliseconds, ticks).then((overdue) => overdue && onLoss());
      }, milliseconds);
      worker.ref();
      worker.on('message', onReply).once('error', onLoss).once('exit', onLoss);
      worker.postMessage(job);
    });
  }

  /** Whether the present job has used up its time: CPU time, so that a busy machine refuses nobody. */
  async #overdue(milliseconds: number, ticks: number): Promise<boolean> {
    if (ticks >= PATIENCE) return true;
    const used = (await threadCpuTime(this.#worker)) ?? 0;
    return used - this.#cpu / 1_000 >= milliseconds * 0.8;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
