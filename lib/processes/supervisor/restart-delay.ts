const SHORTEST = 200;
const LONGEST = 10_000;
/** Who lived this long had started well; its next crash is a new story. */
const SETTLED = 10_000;

/** Counts crashes in a row and says how long to wait before the next start, without ever giving up. */
export class RestartDelay {
  #inRow = 0;

  /** `uptime` in milliseconds of the life that just ended */
  afterCrash(uptime: number): number {
    this.#inRow = uptime >= SETTLED ? 1 : this.#inRow + 1;
    return Math.min(LONGEST, SHORTEST * 2 ** (this.#inRow - 1));
  }

  get crashesInRow(): number {
    return this.#inRow;
  }
}
