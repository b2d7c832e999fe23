export type Status = 'queued' | 'in_progress' | 'completed';
export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface Step {
  number: number;
  name: string;
  status: Status;
  conclusion: Conclusion | null;
  startedAt: string | null;
  completedAt: string | null;
}

export interface Job {
  id: number;
  runId: number;
  attempt: number;
  key: string;
  name: string;
  labels: string[];
  status: Status;
  conclusion: Conclusion | null;
  createdAt: string;
  startedAt: string;
  completedAt: string | null;
  outputs: Record<string, string>;
  steps: Step[];
}

export interface Run {
  id: number;
  number: number;
  attempt: number;
  /** `owner/name` */
  repository: string;
  workflowId: number;
  workflowPath: string;
  workflowName: string;
  displayTitle: string;
  ref: string;
  headSha: string;
  inputs: Record<string, string>;
  status: Status;
  conclusion: Conclusion | null;
  createdAt: string;
  startedAt: string;
  updatedAt: string;
  /** milliseconds until listings show it */
  lag: number;
  /** part of the repository's past: the engine leaves it as it is */
  past: boolean;
}

/** One line of the effects log. `dispatch` is the whole run, so that the log alone can restore it. */
export interface Effect {
  n: number;
  at: string;
  kind: 'dispatch' | 'cancel' | 'rerun';
  runId: number;
  repository: string;
  workflow: string;
  ref: string;
  inputs: Record<string, string>;
  run: Run;
}

export interface Delivery {
  id: number;
  guid: string;
  hookId: number;
  repository: string;
  event: string;
  action: string;
  redelivery: boolean;
  deliveredAt: string;
  duration: number;
  statusCode: number;
  status: string;
  requestHeaders: Record<string, string>;
  payload: Record<string, unknown>;
  responseHeaders: Record<string, string>;
  responseBody: string;
}

/** One line of the state log; the last snapshot of a thing wins. */
export type StateEntry =
  | { run: Run }
  | { job: Job }
  | { log: { jobId: number; lines: string[] } }
  | { workflow: { repository: string; path: string; state: 'active' | 'disabled_manually' } }
  | { delivery: Delivery };
