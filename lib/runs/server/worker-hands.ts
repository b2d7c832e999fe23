import type { MoveRun } from '#db/queries/dispatch.ts';
import type { GitHubClient } from '#lib/github/server/client.ts';
import type { WorkerTimings } from '#lib/runs/worker-timings.ts';

/** What the worker's verbs work with, beside the context; built once per worker process. */
export interface WorkerHands {
  /** names this process in leases; never used twice */
  name: string;
  github: GitHubClient;
  timings: WorkerTimings;
  moveRun: MoveRun;
}
