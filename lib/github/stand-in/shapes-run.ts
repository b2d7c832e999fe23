import { hashText } from './random.ts';
import type { Delivery, Job, Run, Step } from './records.ts';
import { minimalRepository, userShape } from './shapes-repository.ts';
import type { Store } from './store.ts';

type Json = Record<string, unknown>;

export const BOT = 'stand-in[bot]';

/** GitHub writes times of the API without fractions of a second. */
export function seconds(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}

function secondsOrNull(time: string | null): string | null {
  return time === null ? null : seconds(time);
}

function nodeId(kind: string, id: number): string {
  return Buffer.from(`0${kind.length}:${kind}${id}`).toString('base64');
}

export function runUrl(base: string, run: { repository: string; id: number }): string {
  return `${base}/repos/${run.repository}/actions/runs/${run.id}`;
}

export function runPage(base: string, run: { repository: string; id: number }): string {
  return `${base}/${run.repository}/actions/runs/${run.id}`;
}

export function runShape(base: string, store: Store, run: Run): Json {
  const repository = store.repositoryOf(run);
  const url = runUrl(base, run);
  const suite = run.id + 1;
  const bot = userShape(base, BOT, 'Bot');
  return {
    id: run.id,
    name: run.workflowName,
    node_id: nodeId('WorkflowRun', run.id),
    head_branch: run.ref.replace(/^refs\/(heads|tags)\//, ''),
    head_sha: run.headSha,
    path: run.workflowPath,
    display_title: run.displayTitle,
    run_number: run.number,
    event: 'workflow_dispatch',
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    check_suite_id: suite,
    check_suite_node_id: nodeId('CheckSuite', suite),
    url,
    html_url: runPage(base, run),
    pull_requests: [],
    created_at: seconds(run.createdAt),
    updated_at: seconds(run.updatedAt),
    actor: bot,
    run_attempt: run.attempt,
    referenced_workflows: [],
    run_started_at: seconds(run.startedAt),
    triggering_actor: bot,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${base}/repos/${run.repository}/check-suites/${suite}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    workflow_url: `${base}/repos/${run.repository}/actions/workflows/${run.workflowId}`,
    head_commit: {
      id: run.headSha,
      tree_id: run.headSha,
      message: 'Update workflows',
      timestamp: seconds(run.createdAt),
      author: { name: 'Stand-in', email: 'stand-in@example.com' },
      committer: { name: 'Stand-in', email: 'stand-in@example.com' },
    },
    repository: minimalRepository(base, repository),
    head_repository: minimalRepository(base, repository),
  };
}

export function jobShape(base: string, job: Job, run: Run): Json {
  const runner = job.status === 'queued' ? undefined : 1 + (hashText(job.key) % 9);
  return {
    id: job.id,
    run_id: run.id,
    workflow_name: run.workflowName,
    head_branch: run.ref.replace(/^refs\/(heads|tags)\//, ''),
    run_url: runUrl(base, run),
    run_attempt: job.attempt,
    node_id: nodeId('CheckRun', job.id),
    head_sha: run.headSha,
    url: `${base}/repos/${run.repository}/actions/jobs/${job.id}`,
    html_url: `${runPage(base, run)}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: seconds(job.createdAt),
    started_at: seconds(job.startedAt),
    completed_at: secondsOrNull(job.completedAt),
    name: job.name,
    steps: job.steps.map(stepShape),
    check_run_url: `${base}/repos/${run.repository}/check-runs/${job.id}`,
    labels: job.labels,
    runner_id: runner ?? null,
    runner_name: runner ? `GitHub Actions ${runner}` : null,
    runner_group_id: runner ? 0 : null,
    runner_group_name: runner ? 'GitHub Actions' : null,
  };
}

function stepShape(step: Step): Json {
  return {
    name: step.name,
    status: step.status,
    conclusion: step.conclusion,
    number: step.number,
    started_at: secondsOrNull(step.startedAt),
    completed_at: secondsOrNull(step.completedAt),
  };
}

export function deliveryItem(delivery: Delivery, repositoryId: number): Json {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action || null,
    installation_id: null,
    repository_id: repositoryId,
    throttled_at: null,
  };
}

export function deliveryShape(delivery: Delivery, repositoryId: number, url: string): Json {
  return {
    ...deliveryItem(delivery, repositoryId),
    url,
    request: { headers: delivery.requestHeaders, payload: delivery.payload },
    response: { headers: delivery.responseHeaders, payload: delivery.responseBody },
  };
}
