export type Callback = (error?: Error | null) => void;
export type WriteArguments = [chunk?: unknown, encoding?: BufferEncoding | Callback, callback?: Callback];

interface Written {
  piece: Buffer;
  /** tells everybody who wrote a part of it */
  done: Callback;
}

/** Bytes that are not held any longer. */
const ENOUGH = 64 * 1024;

/** Holds what is written until the turn of the event loop is over, or until it is enough, and passes it on as one. */
export class Turn {
  #chunks: Uint8Array[] = [];
  #size = 0;
  #callbacks: Callback[] = [];
  #over: NodeJS.Immediate | undefined;
  readonly #pass: (written: Written) => void;

  constructor(pass: (written: Written) => void) {
    this.#pass = pass;
  }

  /** With the arguments of `Writable.write`. */
  add(...[chunk, encoding, callback]: WriteArguments): void {
    const done = typeof encoding === 'function' ? encoding : callback;
    const charset = typeof encoding === 'string' ? encoding : 'utf8';
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, charset) : (chunk as Uint8Array);
    this.#chunks.push(bytes);
    this.#size += bytes.length;
    if (done) this.#callbacks.push(done);
    if (this.#size >= ENOUGH) this.#pass(this.take());
    else this.#over ??= setImmediate(() => this.#pass(this.take()));
  }

  /** What is held, which then is no more. */
  take(): Written {
    clearImmediate(this.#over);
    const [chunks, callbacks] = [this.#chunks, this.#callbacks];
    this.#chunks = [];
    this.#size = 0;
    this.#callbacks = [];
    this.#over = undefined;
    return {
      piece: Buffer.concat(chunks),
      done: (error) => {
        for (const callback of callbacks) callback(error);
      },
    };
  }
}
