import type { RunState, RunStatus } from '#lib/runs/states.ts';
import type { TimedJob } from '#lib/runs/time-jobs.ts';

export interface Person {
  kind: string;
  id: string;
  name?: string;
  email?: string;
}

export interface RunEvent {
  id: string;
  at: string;
  kind: string;
  message: string;
  actor?: Person | null;
  data?: Record<string, unknown> | null;
}

export interface RunJob {
  id: number;
  name: string;
  status: string;
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  steps: { name: string; status: string; conclusion: string | null; number: number }[];
}

/** What somebody said about a run. */
export interface RunComment {
  id: string;
  at: string;
  author: Person;
  text: string;
}

/** How far a waiting run is from being released, and by whom it can be. */
export interface ApprovalProgress {
  type: 'ANY' | 'ALL';
  needed: number;
  given: number;
  /** who could approve and has not, counted up to 200 */
  candidates: number;
  open: { kind: 'user' | 'team' | 'role'; name: string; title: string; canBeFilled: boolean }[];
  leavesOutRequester: boolean;
}

/** One sending of the request, and what came back. */
export interface RunAttempt {
  attempt: number;
  startedAt: string;
  /** null: under way */
  outcome: string | null;
  status: number | null;
  answer: Record<string, unknown> | null;
}

/** A run as `/v1/actions/runs/{id}` answers it. */
export interface Run {
  id: string;
  action: {
    identifier: string;
    title: string;
    icon?: string | null;
    version?: number;
    deleted?: boolean;
  };
  blueprint?: { identifier: string; title: string } | null;
  entity?: { identifier: string; title?: string | null } | null;
  properties: Record<string, unknown>;
  operation?: string | null;
  status: RunStatus;
  state: RunState;
  statusLabel?: string | null;
  summary?: string | null;
  link?: string[];
  request: string;
  requestHash: string;
  workflowRun: { id: number; url: string | null } | null;
  attempt: number;
  failure?: string | null;
  requester: Person;
  approvalRequired: boolean;
  approvals: {
    approver: Person;
    decision: 'APPROVE' | 'DECLINE';
    reason: string | null;
    createdAt: string;
    voided?: boolean;
  }[];
  commentCount?: number;
  comments?: RunComment[];
  approvalProgress?: ApprovalProgress | null;
  events?: RunEvent[];
  jobs?: RunJob[];
  /** the jobs of the workflow file, in the order of their needs */
  planned?: TimedJob[];
  attempts?: RunAttempt[];
  entities?: { blueprint: string; identifier: string; operation: string }[];
  createdAt: string;
  updatedAt: string;
  decidedAt?: string | null;
  dispatchedAt?: string | null;
  endedAt?: string | null;
  /** when the workflow's log was taken over */
  logsAt?: string | null;
  can?: { approve: boolean; withdraw: boolean; resolve: boolean; cancel: boolean };
}

/** What the server's own verb answers is this shape by contract; its actor records are typed loosely there. */
export function toRun(view: object): Run {
  return view as Run;
}
