import { type DispatchDecision, decideDispatch } from './dispatch-request.ts';
import { renderTemplate } from './expression.ts';
import type { DispatchFault } from './faults.ts';
import type { Repository, Workflow } from './fixtures.ts';
import { type Call, failure, jsonObject, type Reply, type Route, route } from './http.ts';
import type { Run } from './records.ts';
import { runContexts } from './run-life.ts';
import { runPage, runUrl } from './shapes-run.ts';
import { fullName } from './store.ts';
import { type World, withWorkflow } from './world.ts';

const DOC = '/actions/workflows#create-a-workflow-dispatch-event';
const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

/** The one write that matters: every accepted POST makes one more run, however equal it is to another. */
export function dispatchRoutes(world: World): Route[] {
  return [
    route(
      'POST',
      '/repos/:owner/:repo/actions/workflows/:workflow/dispatches',
      DOC,
      withWorkflow(world, DOC, (repository, workflow, call) => dispatch(world, repository, workflow, call)),
    ),
  ];
}

async function dispatch(
  world: World,
  repository: Repository,
  workflow: Workflow,
  call: Call,
): Promise<Reply> {
  const fault = world.faults.nextDispatch();
  const early = fault ? beforeEffect(world, fault) : undefined;
  if (early) return early;
  const body = jsonObject(call);
  if (!body.ok) return body.reply;
  const decision = decideDispatch(repository, workflow, body.value, {
    old: world.faults.settings.oldServer,
    apiVersion: apiVersion(call),
  });
  if (!decision.ok) {
    count(world, 'invalid');
    return failure(422, decision.message, DOC);
  }
  const run = newRun(world, repository, workflow, decision);
  await world.store.recordEffect('dispatch', run);
  world.lives.start(run);
  return (fault ? afterEffect(fault) : undefined) ?? accepted(world, run, decision.details);
}

export function apiVersion(call: Call): string {
  return String(call.headers['x-github-api-version'] ?? '2022-11-28');
}

function accepted(world: World, run: Run, details: boolean): Reply {
  if (!details) return { status: 204 };
  return {
    status: 200,
    body: {
      workflow_run_id: run.id,
      run_url: runUrl(world.base, run),
      html_url: runPage(world.base, run),
    },
  };
}

function count(world: World, kind: string): void {
  world.refusals[kind] = (world.refusals[kind] ?? 0) + 1;
}

function beforeEffect(world: World, fault: DispatchFault): Reply | undefined {
  switch (fault) {
    case 'hang_before':
      return { lost: 'hang' };
    case 'reset_before':
      return { lost: 'reset' };
    case 'error_500_before':
      return failure(500, 'Server Error', DOC);
    case 'refuse_422':
      return failure(422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow", DOC);
    case 'limit_403':
    case 'limit_429':
      return secondaryLimit(fault === 'limit_403' ? 403 : 429, world.limit.close());
    default:
      return undefined;
  }
}

function afterEffect(fault: DispatchFault): Reply | undefined {
  switch (fault) {
    case 'hang_after':
      return { lost: 'hang' };
    case 'reset_after':
      return { lost: 'reset' };
    case 'error_502_after':
      return {
        status: 502,
        body: '<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>\n',
        headers: { 'content-type': 'text/html' },
      };
    default:
      return undefined;
  }
}

export function secondaryLimit(status: 403 | 429, seconds: number): Reply {
  return failure(
    status,
    SECONDARY,
    '/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    { 'retry-after': String(seconds) },
  );
}

function newRun(
  world: World,
  repository: Repository,
  workflow: Workflow,
  decision: Extract<DispatchDecision, { ok: true }>,
): Run {
  const file = workflow.file;
  if (!file) throw new Error('decideDispatch lets no unreadable workflow pass');
  const now = new Date().toISOString();
  const run: Run = {
    id: world.store.nextId(),
    number: world.store.runsOf(repository).filter((other) => other.workflowId === workflow.id).length + 1,
    attempt: 1,
    repository: fullName(repository),
    workflowId: workflow.id,
    workflowPath: workflow.path,
    workflowName: file.name,
    displayTitle: file.name,
    ref: decision.ref,
    headSha: repository.headSha,
    inputs: decision.inputs,
    status: 'queued',
    conclusion: null,
    createdAt: now,
    startedAt: now,
    updatedAt: now,
    lag: world.faults.listingLag(),
    past: false,
  };
  if (file.runName) run.displayTitle = title(file.runName, runContexts(run, file, world.base)) || file.name;
  return run;
}

/** A run name that cannot be rendered is shown as it stands in the file. */
function title(runName: string, contexts: Record<string, unknown>): string {
  try {
    return renderTemplate(runName, { contexts }).trim();
  } catch {
    return runName;
  }
}
