/** What we read of a workflow run, from a listing, a single answer or a webhook. */
export interface WorkflowRun {
  id: number;
  /** `owner/name`; undefined where GitHub left it out */
  repository: string | undefined;
  /** `.github/workflows/x.yml`, without the `@ref` of webhooks */
  path: string;
  event: string;
  title: string;
  status: string;
  conclusion: string | null;
  url: string;
  createdAt: string;
  updatedAt: string;
}

export interface WorkflowStep {
  name: string;
  number: number;
  status: string;
  conclusion: string | null;
}

export interface WorkflowJob {
  id: number;
  workflowRunId: number;
  name: string;
  status: string;
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  steps: WorkflowStep[];
}

type Fields = Record<string, unknown>;

const MOST_STEPS = 500;
const LONGEST_NAME = 400;
/** A title is what the run's inputs make of `run-name`; our id may stand at its end. */
const LONGEST_TITLE = 100_000;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function text(value: unknown, longest = LONGEST_NAME): string {
  return typeof value === 'string' ? value.slice(0, longest) : '';
}

/** GitHub leaves `conclusion` null until the end. */
function textOrNull(value: unknown): string | null {
  return text(value) || null;
}

function timeOrNull(value: unknown): string | null {
  const time = Date.parse(text(value));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function id(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : undefined;
}

/** undefined when `value` is not a workflow run: what GitHub sends is checked like any other input. */
export function readWorkflowRun(value: unknown): WorkflowRun | undefined {
  const run = fields(value);
  const number = id(run.id);
  const createdAt = timeOrNull(run.created_at);
  if (number === undefined || createdAt === null || text(run.status) === '') return undefined;
  const url = text(run.html_url);
  return {
    id: number,
    repository: text(fields(run.repository).full_name) || undefined,
    path: text(run.path).replace(/@.*$/, ''),
    event: text(run.event),
    title: text(run.display_title, LONGEST_TITLE),
    status: text(run.status),
    conclusion: textOrNull(run.conclusion),
    url: /^https?:\/\//.test(url) ? url : '',
    createdAt,
    updatedAt: timeOrNull(run.updated_at) ?? createdAt,
  };
}

export function readWorkflowJob(value: unknown): WorkflowJob | undefined {
  const job = fields(value);
  const number = id(job.id);
  const workflowRunId = id(job.run_id);
  if (number === undefined || workflowRunId === undefined || text(job.status) === '') return undefined;
  return {
    id: number,
    workflowRunId,
    name: text(job.name),
    status: text(job.status),
    conclusion: textOrNull(job.conclusion),
    startedAt: timeOrNull(job.started_at),
    completedAt: timeOrNull(job.completed_at),
    steps: (Array.isArray(job.steps) ? job.steps : []).slice(0, MOST_STEPS).map(readStep),
  };
}

function readStep(value: unknown, index: number): WorkflowStep {
  const step = fields(value);
  return {
    name: text(step.name),
    number: typeof step.number === 'number' ? step.number : index + 1,
    status: text(step.status),
    conclusion: textOrNull(step.conclusion),
  };
}

/** What looks like ids of our runs, each once. */
export function runIdsIn(text: string): string[] {
  return [...new Set(text.match(/(?<![0-9A-Za-z])r_[0-9a-f]{32}(?![0-9a-z])/g))];
}

/**
 * The run of ours that the title of a workflow run names. Of several it is the youngest, and ids are ordered by
 * time: somebody who has the title name another run, through an input, can only know an older one.
 */
export function runIdIn(title: string): string | undefined {
  return runIdsIn(title).sort().at(-1);
}

/** Whether `run` was started by a dispatch of `workflow` (a file name) in `org/repo`. */
export function isRunOf(
  run: WorkflowRun,
  target: { org: string; repo: string; workflow: string },
  repository = run.repository,
): boolean {
  const sameRepository =
    repository === undefined || repository.toLowerCase() === `${target.org}/${target.repo}`.toLowerCase();
  const sameFile = run.path === target.workflow || run.path.endsWith(`/${target.workflow}`);
  return sameRepository && sameFile && run.event === 'workflow_dispatch';
}
