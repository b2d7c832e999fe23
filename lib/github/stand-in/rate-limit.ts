import type { Faults } from './faults.ts';

const HOUR = 3_600_000;

/** Counts of one token, as the `x-ratelimit-*` headers tell them. */
interface PrimaryLimit {
  limit: number;
  used: number;
  remaining: number;
  /** seconds since 1970 */
  reset: number;
}

/** The primary limit of a token and the secondary limit on writes. */
export class RateLimit {
  limit = 5_000;
  /** writes that came although a Retry-After had been given and not passed */
  writesDuringRetryAfter = 0;
  readonly #faults: Faults;
  #windowStart = Date.now();
  #used = 0;
  #closedUntil = 0;
  #writes: number[] = [];

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  count(): PrimaryLimit {
    if (Date.now() - this.#windowStart >= HOUR) {
      this.#windowStart = Date.now();
      this.#used = 0;
    }
    this.#used++;
    return this.state();
  }

  state(): PrimaryLimit {
    return {
      limit: this.limit,
      used: Math.min(this.#used, this.limit),
      remaining: Math.max(0, this.limit - this.#used),
      reset: Math.ceil((this.#windowStart + HOUR) / 1000),
    };
  }

  get exhausted(): boolean {
    return this.#used > this.limit;
  }

  /** Seconds a writer has to wait now, or undefined when it may write. */
  refusal(): number | undefined {
    const now = Date.now();
    const { enforceRetryAfter, writesPerSecond } = this.#faults.settings;
    if (now < this.#closedUntil) {
      this.writesDuringRetryAfter++;
      if (enforceRetryAfter) return Math.ceil((this.#closedUntil - now) / 1000);
    }
    this.#writes = this.#writes.filter((at) => now - at < 1000);
    if (writesPerSecond > 0 && this.#writes.length >= writesPerSecond) return this.close();
    this.#writes.push(now);
    return undefined;
  }

  /** Closes the gate for writes; returns the seconds for `Retry-After`. */
  close(): number {
    const seconds = this.#faults.settings.retryAfterSeconds;
    this.#closedUntil = Math.max(this.#closedUntil, Date.now() + seconds * 1000);
    return seconds;
  }
}
