import { countOf } from '#components/ui/format-number.ts';
import { duration } from '#components/ui/format-time.ts';

/** What real runs of an action say of it. */
export interface Experience {
  runs: number;
  succeeded: number;
  failed: number;
  medianSeconds: number | null;
  medianWaitingSeconds: number | null;
  ownLastRunAt: string | null;
}

/** Below, a percentage would promise more than is known. */
const ENOUGH = 10;

/** "96% of 50 runs succeed"; 100% only when none failed. */
export function successWords({ runs, succeeded, failed }: Experience): string {
  const ended = succeeded + failed;
  if (ended === 0) return runs === 0 ? 'Not run yet' : 'No run has ended yet';
  if (ended < ENOUGH) return `${succeeded} of ${countOf(ended, 'run')} succeeded`;
  return `${Math.floor((100 * succeeded) / ended)}% of ${ended} runs succeed`;
}

/** "about 6 min": one unit, as precise as a median deserves. */
export function aboutTime(seconds: number): string {
  const unit = seconds < 60 ? 1 : seconds < 3_600 ? 60 : seconds < 86_400 ? 3_600 : 86_400;
  return `about ${duration(Math.max(1, Math.round(seconds / unit)) * unit * 1_000)}`;
}
