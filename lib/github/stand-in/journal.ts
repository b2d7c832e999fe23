import { type FileHandle, mkdir, open, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * An append-only file of JSON lines. `append` answers when the line is written and, in a durable journal,
 * on disk; lines that wait together share one fsync.
 */
export class Journal<Entry> {
  readonly #handle: FileHandle;
  readonly #durable: boolean;
  #waiting: { line: string; done: (error?: Error) => void }[] = [];
  #flushing: Promise<void> | undefined;

  private constructor(handle: FileHandle, durable: boolean) {
    this.#handle = handle;
    this.#durable = durable;
  }

  /** Opens or makes `file` and reads what stands in it; a line torn by a crash is cut off. */
  static async open<Entry>(
    file: string,
    options: { durable: boolean },
  ): Promise<{ journal: Journal<Entry>; entries: Entry[] }> {
    await mkdir(path.dirname(file), { recursive: true });
    const text = await readFile(file, 'utf8').catch(() => '');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) await truncate(file, Buffer.byteLength(whole));
    const entries = whole
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Entry);
    return { journal: new Journal<Entry>(await open(file, 'a'), options.durable), entries };
  }

  /** Puts `entries` in the place of all that stands in a file nobody has open; a crash leaves one or the other. */
  static async rewrite<Entry>(file: string, entries: Iterable<Entry>): Promise<void> {
    const lines = Array.from(entries, (entry) => `${JSON.stringify(entry)}\n`);
    await writeFile(`${file}.new`, lines.join(''), { flush: true });
    await rename(`${file}.new`, file);
  }

  append(entry: Entry): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        line: `${JSON.stringify(entry)}\n`,
        done: (error) => (error ? reject(error) : resolve()),
      });
      this.#flushing ??= this.#flush();
    });
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      let failure: Error | undefined;
      try {
        await this.#handle.appendFile(batch.map((item) => item.line).join(''));
        if (this.#durable) await this.#handle.datasync();
      } catch (error) {
        failure = error as Error;
      }
      for (const item of batch) item.done(failure);
    }
    this.#flushing = undefined;
  }

  async close(): Promise<void> {
    await this.#flushing;
    await this.#handle.close();
  }
}
