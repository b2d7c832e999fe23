import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Repository } from './fixtures.ts';
import { type Call, failure, paginate, type Reply, type Route, route } from './http.ts';
import type { Job, Run } from './records.ts';
import { jobShape, runShape, seconds } from './shapes-run.ts';
import { type World, withRepository, withRun, withWorkflow } from './world.ts';

const RUNS = '/actions/workflow-runs#list-workflow-runs-for-a-repository';
const OF_WORKFLOW = '/actions/workflow-runs#list-workflow-runs-for-a-workflow';
const RUN = '/actions/workflow-runs#get-a-workflow-run';
const JOBS = '/actions/workflow-jobs#list-jobs-for-a-workflow-run';
const LOGS = '/actions/workflow-jobs#download-job-logs-for-a-workflow-run';
const CANCEL = '/actions/workflow-runs#cancel-a-workflow-run';
const RERUN = '/actions/workflow-runs#re-run-a-workflow';

/** GitHub cuts a filtered listing off here. */
const FILTERED_MOST = 1_000;
const LOG_LINK_SECONDS = 60;

/** Runs, their jobs and their logs. */
export function runRoutes(world: World): Route[] {
  const of = '/repos/:owner/:repo/actions';
  const one = `${of}/runs/:run`;
  return [
    route(
      'GET',
      `${of}/runs`,
      RUNS,
      withRepository(world, RUNS, (repository, call) => listing(world, repository, call)),
    ),
    route(
      'GET',
      `${of}/workflows/:workflow/runs`,
      OF_WORKFLOW,
      withWorkflow(world, OF_WORKFLOW, (repository, workflow, call) =>
        listing(world, repository, call, workflow.id),
      ),
    ),
    route(
      'GET',
      one,
      RUN,
      withRun(world, RUN, (_, run) => ({ status: 200, body: runShape(world.base, world.store, run) })),
    ),
    route(
      'GET',
      `${one}/jobs`,
      JOBS,
      withRun(world, JOBS, (_, run, call) => jobs(world, run, call)),
    ),
    route(
      'GET',
      `${of}/jobs/:job`,
      LOGS,
      withRepository(world, LOGS, (_, call) => {
        const found = jobOfCall(world, call);
        if (!found) return failure(404, 'Not Found', LOGS);
        return { status: 200, body: jobShape(world.base, found.job, found.run) };
      }),
    ),
    route(
      'GET',
      `${of}/jobs/:job/logs`,
      LOGS,
      withRepository(world, LOGS, (_, call) => logsLink(world, call)),
    ),
    route(
      'POST',
      `${one}/cancel`,
      CANCEL,
      withRun(world, CANCEL, (_, run) => cancel(world, run)),
    ),
    route(
      'POST',
      `${one}/rerun`,
      RERUN,
      withRun(world, RERUN, (_, run) => rerun(world, run)),
    ),
  ];
}

function listing(world: World, repository: Repository, call: Call, workflowId?: number): Reply {
  if (world.faults.listingFails()) return failure(502, 'Server Error', RUNS);
  const query = call.url.searchParams;
  const event = query.get('event');
  const status = query.get('status');
  const branch = query.get('branch');
  const created = query.get('created');
  const inRange = created ? createdFilter(created) : () => true;
  const found = world.store
    .runsOf(repository)
    .filter(
      (run) =>
        Date.now() >= Date.parse(run.createdAt) + run.lag &&
        (workflowId === undefined || run.workflowId === workflowId) &&
        (!event || event === 'workflow_dispatch') &&
        (!status || run.status === status || run.conclusion === status) &&
        (!branch || run.ref.endsWith(`/${branch}`)) &&
        inRange(seconds(run.createdAt)),
    );
  const filtered = event || status || branch || created ? found.slice(0, FILTERED_MOST) : found;
  const { page, headers } = paginate(call, world.base, filtered);
  return {
    status: 200,
    headers,
    body: {
      total_count: filtered.length,
      workflow_runs: page.map((run) => runShape(world.base, world.store, run)),
    },
  };
}

/** `>=T`, `>T`, `<=T`, `<T`, `A..B` (`*` is open) or a day, as in GitHub's search. */
function createdFilter(filter: string): (created: string) => boolean {
  const time = (text: string) => Date.parse(text);
  const range = /^(.+)\.\.(.+)$/.exec(filter);
  if (range) {
    const from = range[1] === '*' ? -Infinity : time(range[1] ?? '');
    const to = range[2] === '*' ? Infinity : time(range[2] ?? '');
    return (created) => time(created) >= from && time(created) <= to;
  }
  const bound = /^(>=|<=|>|<)(.+)$/.exec(filter);
  if (!bound) return (created) => created.startsWith(filter);
  const edge = time(bound[2] ?? '');
  if (bound[1] === '>=') return (created) => time(created) >= edge;
  if (bound[1] === '<=') return (created) => time(created) <= edge;
  return bound[1] === '>' ? (created) => time(created) > edge : (created) => time(created) < edge;
}

function jobs(world: World, run: Run, call: Call): Reply {
  const all = world.store.jobsOfRun.get(run.id) ?? [];
  const shown =
    call.url.searchParams.get('filter') === 'all' ? all : all.filter((job) => job.attempt === run.attempt);
  const { page, headers } = paginate(call, world.base, shown);
  return {
    status: 200,
    headers,
    body: { total_count: shown.length, jobs: page.map((job) => jobShape(world.base, job, run)) },
  };
}

function jobOfCall(world: World, call: Call): { job: Job; run: Run } | undefined {
  const job = world.store.jobs.get(Number(call.params.job));
  const run = job && world.store.runs.get(job.runId);
  const path = `${call.params.owner}/${call.params.repo}`.toLowerCase();
  return job && run && run.repository.toLowerCase() === path ? { job, run } : undefined;
}

/** A signed link that works without a token for a minute, as GitHub gives it; none while the job runs. */
function logsLink(world: World, call: Call): Reply {
  const found = jobOfCall(world, call);
  if (found?.job.status !== 'completed') return failure(404, 'Not Found', LOGS);
  const until = Math.ceil(Date.now() / 1000) + LOG_LINK_SECONDS;
  const signature = signLogLink(world, String(found.job.id), String(until));
  return {
    status: 302,
    headers: { location: `${world.base}/__logs/${found.job.id}?until=${until}&signature=${signature}` },
  };
}

function signLogLink(world: World, job: string, until: string): string {
  return createHmac('sha256', world.configuration.token).update(`${job} ${until}`).digest('hex');
}

export function jobLog(world: World, call: Call): Reply {
  const until = call.url.searchParams.get('until') ?? '';
  const given = Buffer.from(call.url.searchParams.get('signature') ?? '');
  const wanted = Buffer.from(signLogLink(world, call.params.job ?? '', until));
  const genuine = given.length === wanted.length && timingSafeEqual(given, wanted);
  if (!genuine || Number(until) * 1000 < Date.now()) return failure(403, 'Forbidden');
  const lines = world.store.logs.get(Number(call.params.job)) ?? [];
  return {
    status: 200,
    body: `${lines.join('\n')}\n`,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  };
}

async function cancel(world: World, run: Run): Promise<Reply> {
  if (run.status === 'completed')
    return failure(409, 'Cannot cancel a workflow run that is completed.', CANCEL);
  await world.store.recordEffect('cancel', run);
  world.lives.cancel(run);
  return { status: 202, body: {} };
}

async function rerun(world: World, run: Run): Promise<Reply> {
  if (run.status !== 'completed') return failure(403, 'This workflow is already running', RERUN);
  await world.store.recordEffect('rerun', run);
  world.lives.rerun(run);
  return { status: 201, body: {} };
}
