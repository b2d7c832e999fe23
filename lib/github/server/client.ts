import {
  type DispatchOutcome,
  readDispatchAnswer,
  readDispatchFailure,
} from '#lib/github/dispatch-outcome.ts';
import type { WorkflowTarget } from '#lib/github/dispatch-request.ts';
import type { Answer } from '#lib/github/rate-limit.ts';
import {
  readWorkflowJob,
  readWorkflowRun,
  type WorkflowJob,
  type WorkflowRun,
} from '#lib/github/workflow-run.ts';
import { ExchangeError } from './exchange.ts';
import { readJobLog } from './job-log.ts';
import { type Outcome, readAnswer } from './outcome.ts';
import type { GitHubRequest } from './request.ts';
import { createSend, type GitHubAddress, type Repository, type Send } from './send.ts';

export interface Dispatch {
  url: string;
  body: { ref: string; inputs: Record<string, string> };
  returnRunDetails: boolean;
  timeoutMs: number;
  /** asked in the tick of the write: is the lease still ours? */
  mayWrite: () => boolean;
}

interface Listing {
  runs: WorkflowRun[];
  /** false when GitHub cut the listing off: what is not in it may exist all the same */
  complete: boolean;
}

export interface GitHubClient {
  dispatchWorkflow(dispatch: Dispatch): Promise<DispatchOutcome>;
  listWorkflowRuns(target: WorkflowTarget, createdSince: Date): Promise<Outcome<Listing>>;
  getWorkflowRun(repository: Repository, id: number): Promise<Outcome<WorkflowRun>>;
  listJobs(repository: Repository, runId: number): Promise<Outcome<WorkflowJob[]>>;
  jobLog(repository: Repository, jobId: number): Promise<Outcome<string>>;
  getContent(repository: Repository, path: string, ref: string): Promise<Outcome<string>>;
  cancelRun(repository: Repository, id: number): Promise<Outcome<null>>;
}

const READ_TIMEOUT = 10_000;
const MOST_BYTES = 10_000_000;
const LARGEST_FILE = 512_000;
const PAGE_SIZE = 100;
/** GitHub shows at most 1,000 results of a filtered listing. */
const MOST_PAGES = 10;
const MOST_PARTS = 5;
const ACTIONS = '/repos/{owner}/{repo}/actions';
const CONTENTS = '/repos/{owner}/{repo}/contents/{+path}';

/** The one client of GitHub's API. It holds no state of its own: any number of them may exist. */
export function createGitHubClient(address: GitHubAddress): GitHubClient {
  const send = createSend(address);
  const ask: Ask = (repository, request, read) => attempt(send, repository, request, read);
  return {
    dispatchWorkflow: (dispatch) => dispatchWorkflow(send, dispatch),
    listWorkflowRuns: (target, createdSince) => listWorkflowRuns(ask, target, createdSince),
    getWorkflowRun: (place, id) =>
      ask(place, get(`${ACTIONS}/runs/{id}`, { ...owned(place), id }), ({ body }) => readWorkflowRun(body)),
    listJobs: (place, id) =>
      ask(place, get(`${ACTIONS}/runs/{id}/jobs`, { ...owned(place), id, per_page: PAGE_SIZE }), ({ body }) =>
        itemsOf(body, 'jobs')?.flatMap((job) => readWorkflowJob(job) ?? []),
      ),
    jobLog: ({ org, repo }, jobId) => readJobLog(send, address.apiUrl, { org, repo, jobId }),
    getContent: (place, path, ref) =>
      ask(place, get(CONTENTS, { ...owned(place), path: escapeSegments(path), ref }), readContent),
    cancelRun: (place, id) =>
      ask(
        place,
        { method: 'POST', url: `${ACTIONS}/runs/{id}/cancel`, parameters: { ...owned(place), id } },
        () => null,
      ),
  };
}

type Ask = <T>(
  repository: Repository,
  request: GitHubRequest,
  read: (answer: Answer) => T | undefined,
) => Promise<Outcome<T>>;

async function dispatchWorkflow(send: Send, dispatch: Dispatch): Promise<DispatchOutcome> {
  const { url, body, returnRunDetails, timeoutMs, mayWrite } = dispatch;
  const sent = returnRunDetails ? { ...body, return_run_details: true } : body;
  try {
    const answer = await send(
      repositoryIn(url),
      { method: 'POST', url, body: sent },
      { timeoutMs, maxBytes: MOST_BYTES, mayWrite },
    );
    return readDispatchAnswer(answer, returnRunDetails);
  } catch (error) {
    if (error instanceof ExchangeError)
      return readDispatchFailure({ written: error.written, reason: error.message });
    throw error;
  }
}

/**
 * Runs started by dispatches of one workflow since a moment: every page. Where GitHub cuts a listing off, it
 * is asked again for what is older than the oldest it showed; `complete: false` when that leads nowhere.
 */
async function listWorkflowRuns(
  ask: Ask,
  target: WorkflowTarget,
  createdSince: Date,
): Promise<Outcome<Listing>> {
  const runs = new Map<number, WorkflowRun>();
  const since = seconds(createdSince);
  let created = `>=${since}`;
  for (let part = 1; part <= MOST_PARTS; part++) {
    const outcome = await listPart(ask, target, created);
    if (outcome.kind !== 'done') return outcome;
    const before = runs.size;
    for (const run of outcome.value.runs) runs.set(run.id, run);
    if (outcome.value.complete) return { kind: 'done', value: { runs: [...runs.values()], complete: true } };
    if (runs.size === before) break;
    const oldest = Math.min(...outcome.value.runs.map((run) => Date.parse(run.createdAt)));
    created = `${since}..${seconds(new Date(oldest))}`;
  }
  return { kind: 'done', value: { runs: [...runs.values()], complete: false } };
}

async function listPart(ask: Ask, target: WorkflowTarget, created: string): Promise<Outcome<Listing>> {
  const { org: owner, repo, workflow } = target;
  const filter = { event: 'workflow_dispatch', created, per_page: PAGE_SIZE };
  const runs: WorkflowRun[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const parameters = { owner, repo, workflow, ...filter, page };
    const outcome = await ask(target, get(`${ACTIONS}/workflows/{workflow}/runs`, parameters), ({ body }) =>
      itemsOf(body, 'workflow_runs'),
    );
    if (outcome.kind !== 'done') return outcome;
    runs.push(...outcome.value.flatMap((item) => readWorkflowRun(item) ?? []));
    if (outcome.value.length < PAGE_SIZE) return { kind: 'done', value: { runs, complete: true } };
  }
  return { kind: 'done', value: { runs, complete: false } };
}

function owned({ org, repo }: Repository) {
  return { owner: org, repo };
}

/** Of the address of a dispatch. */
function repositoryIn(url: string): Repository {
  const [, org = '', repo = ''] = /\/repos\/([^/]+)\/([^/]+)\//.exec(url) ?? [];
  return { org: decodeURIComponent(org), repo: decodeURIComponent(repo) };
}

function seconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

function get(url: string, parameters: Record<string, string | number>): GitHubRequest {
  return { method: 'GET', url, parameters };
}

function itemsOf(body: unknown, key: string): unknown[] | undefined {
  const items = (body as Record<string, unknown> | null)?.[key];
  return Array.isArray(items) ? items : undefined;
}

async function attempt<T>(
  send: Send,
  repository: Repository,
  request: GitHubRequest,
  read: (answer: Answer) => T | undefined,
): Promise<Outcome<T>> {
  try {
    const answer = await send(repository, request, { timeoutMs: READ_TIMEOUT, maxBytes: MOST_BYTES });
    return readAnswer(answer, read);
  } catch (error) {
    if (error instanceof ExchangeError) return { kind: 'failed', reason: error.message };
    throw error;
  }
}

/** `{+path}` keeps slashes, but would let a `?` or `#` in a name end the path as well. */
function escapeSegments(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function readContent({ body }: Answer): string | undefined {
  const { content, encoding, size } = (body ?? {}) as Record<string, unknown>;
  if (typeof content !== 'string' || encoding !== 'base64' || Number(size) > LARGEST_FILE) return undefined;
  return Buffer.from(content, 'base64').toString('utf8');
}
