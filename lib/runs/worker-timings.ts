/** Milliseconds. Tests and the chaos run hand in others. */
export interface WorkerTimings {
  /** between two looks for work that nobody told of */
  pollMs: number;
  /** how long one attempt belongs to one worker */
  leaseMs: number;
  /** no write, and no waiting for an answer, in the last part of a lease */
  leaseMarginMs: number;
  /** longest wait for GitHub's answer to a dispatch; below `leaseMs` − `leaseMarginMs` */
  sendTimeoutMs: number;
  /** between two dispatches of all workers: GitHub asks for a second between mutations */
  gapMs: number;
  /** first and longest distance between two looks for an `unknown` run */
  unknownFirstMs: number;
  unknownLongestMs: number;
  /** not seen for so long, an `unknown` run is put before a person */
  unknownWindowMs: number;
  /** how far GitHub's clock and the database's may be apart */
  clockMarginMs: number;
  /** first and longest distance between two looks at a workflow run under way */
  progressFirstMs: number;
  progressLongestMs: number;
  /** after GitHub could not be reached at all, by the number of attempts, at most `unreachedLongestMs` */
  unreachedFirstMs: number;
  unreachedLongestMs: number;
}

export const DEFAULT_TIMINGS: WorkerTimings = {
  pollMs: 1_000,
  leaseMs: 30_000,
  leaseMarginMs: 5_000,
  sendTimeoutMs: 10_000,
  gapMs: 1_250,
  unknownFirstMs: 5_000,
  unknownLongestMs: 60_000,
  unknownWindowMs: 15 * 60_000,
  clockMarginMs: 5 * 60_000,
  progressFirstMs: 3_000,
  progressLongestMs: 60_000,
  unreachedFirstMs: 2_000,
  unreachedLongestMs: 60_000,
};

/** Doubles with every attempt. */
export function unreachedWait(attempt: number, timings: WorkerTimings): number {
  return Math.min(timings.unreachedLongestMs, timings.unreachedFirstMs * 2 ** Math.min(attempt - 1, 20));
}
