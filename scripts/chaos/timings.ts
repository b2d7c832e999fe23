import { DEFAULT_TIMINGS, type WorkerTimings } from '#lib/runs/worker-timings.ts';

/**
 * The worker's own times, wound up so that minutes pass in seconds: nothing is left out, and what has to be
 * shorter than something else stays so.
 */
export const CHAOS_TIMINGS: WorkerTimings = {
  ...DEFAULT_TIMINGS,
  leaseMs: 6_000,
  leaseMarginMs: 500,
  sendTimeoutMs: 2_000,
  gapMs: 25,
  unknownFirstMs: 1_000,
  unknownLongestMs: 2_500,
  unknownWindowMs: 8_000,
  clockMarginMs: 10_000,
  progressFirstMs: 1_000,
  progressLongestMs: 4_000,
  unreachedFirstMs: 500,
};
