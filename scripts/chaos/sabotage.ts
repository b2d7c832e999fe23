import { setTimeout as sleep } from 'node:timers/promises';
import { Octokit } from 'octokit';
import { lockPendingRun, moveRun, type WorkerRun } from '#db/queries/dispatch.ts';
import { type DueRun, takeDueRuns } from '#db/queries/dispatch-checks.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { readDispatchAnswer, readDispatchFailure } from '#lib/github/dispatch-outcome.ts';
import { readDispatchRequest } from '#lib/github/dispatch-request.ts';
import { createGitHubClient, type Dispatch, type GitHubClient } from '#lib/github/server/client.ts';
import type { GitHubAddress } from '#lib/github/server/send.ts';
import type { WorkerOptions } from '#lib/processes/worker/start-worker.ts';
import type { Claim } from '#lib/runs/server/claim-run.ts';
import { findWorkflowRuns } from '#lib/runs/server/find-workflow-runs.ts';
import { recordSighting } from '#lib/runs/server/record-sighting.ts';
import { settleDispatch } from '#lib/runs/server/settle-dispatch.ts';
import type { WorkerHands } from '#lib/runs/server/worker-hands.ts';

/**
 * Faults put in place of safeguards, to show that the chaos run would find them. They live here and are handed
 * to the worker from outside: the product holds no switch for any of them.
 */
export const SABOTAGES = ['no_intent', 'no_fence', 'sdk_retries'] as const;
export type Sabotage = (typeof SABOTAGES)[number];

export function sabotageOf(name: string | undefined, address: GitHubAddress): WorkerOptions {
  switch (name) {
    case undefined:
      return {};
    case 'no_intent':
      return { claim: claimWithoutIntent, dispatch: dispatchWithoutIntent };
    case 'no_fence':
      return { dispatch: dispatchWithoutLook, reconcile: reconcileWithoutFence };
    case 'sdk_retries':
      return { github: githubWithRetries(address) };
    default:
      throw new Error(`There is no sabotage "${name}".`);
  }
}

const VISIBILITY_MS = 4_000;

/** An ordinary queue: the run stays in line and is only hidden for a while. */
function claimWithoutIntent(ctx: Context, _hands: WorkerHands): Promise<Claim> {
  return inTransaction(ctx, async ({ tx }) => {
    const run = await lockPendingRun(tx);
    if (!run) return { kind: 'idle' };
    await moveRun(tx, { id: run.id, from: ['pending'], to: 'pending', availableInMs: VISIBILITY_MS });
    return { kind: 'claimed', run };
  });
}

/** Without a clear answer the run comes out of hiding again, as queues do it. */
async function dispatchWithoutIntent(ctx: Context, hands: WorkerHands, run: WorkerRun): Promise<void> {
  const outcome = await post(ctx, hands, run);
  if (outcome.kind !== 'done' && outcome.kind !== 'refused') return;
  const arrow =
    outcome.kind === 'done'
      ? {
          to: 'dispatched' as const,
          checkInMs: 1_000,
          set: { workflowRunId: outcome.runId ?? null, attempt: 1 },
        }
      : { to: 'refused' as const };
  await inTransaction(ctx, ({ tx }) => moveRun(tx, { id: run.id, from: ['pending'], ...arrow }));
}

function post(ctx: Context, hands: WorkerHands, run: WorkerRun) {
  const { url, body } = readDispatchRequest(run.request, ctx.services.env.github.apiUrl);
  const timeoutMs = hands.timings.sendTimeoutMs;
  return hands.github.dispatchWorkflow({
    url,
    body,
    returnRunDetails: true,
    timeoutMs,
    mayWrite: () => true,
  });
}

/** Sends without the last look that would hide what the missing fence does. */
async function dispatchWithoutLook(ctx: Context, hands: WorkerHands, run: WorkerRun): Promise<void> {
  await settleDispatch(ctx, hands, run, await post(ctx, hands, run));
}

const SLOWEST_LOOK_MS = 6_000;
/** Longer than any listing lags: what is doubled here is doubled by the missing fence. */
const WINDOW_MS = 2_500;

/**
 * Sends again what a look did not find, and writes what it concluded without naming the attempt it looked at:
 * when the look took long, that is another attempt by then.
 */
async function reconcileWithoutFence(ctx: Context, hands: WorkerHands): Promise<number> {
  const due = await takeDueRuns(ctx.services.db.run, {
    states: ['unknown'],
    limit: 50,
    firstMs: hands.timings.unknownFirstMs,
    longestMs: hands.timings.unknownFirstMs,
  });
  for (const run of due) void lookWithoutFence(ctx, hands, run).catch(() => {});
  return 0;
}

async function lookWithoutFence(ctx: Context, hands: WorkerHands, run: DueRun): Promise<void> {
  const { target } = readDispatchRequest(run.request, ctx.services.env.github.apiUrl);
  const found = await findWorkflowRuns(ctx, hands, target, run.sentAt ?? new Date());
  if (found.kind !== 'done') return;
  const [seen] = found.value.byRun.get(run.id) ?? [];
  if (seen) {
    await recordSighting(ctx, hands, run.id, seen, 'listing');
    return;
  }
  if (run.unknownForMs < WINDOW_MS) return;
  await sleep(Math.random() * SLOWEST_LOOK_MS);
  await inTransaction(ctx, ({ tx }) =>
    moveRun(tx, { id: run.id, from: ['unknown'], to: 'pending', availableInMs: 0 }),
  );
}

/** The SDK as it comes, except for its throttling, which would only make this slow. */
function githubWithRetries(address: GitHubAddress): GitHubClient {
  const octokit = new Octokit({
    baseUrl: address.apiUrl,
    auth: address.token,
    throttle: { enabled: false },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  return {
    ...createGitHubClient(address),
    async dispatchWorkflow({ url, body }: Dispatch) {
      try {
        const { status, headers, data } = await octokit.request({
          method: 'POST',
          url,
          data: { ...body, return_run_details: true },
        });
        return readDispatchAnswer({ status, headers: headers as Record<string, string>, body: data }, true);
      } catch (error) {
        const { response, message } = error as {
          response?: { status: number; headers: Record<string, string>; data: unknown };
          message: string;
        };
        if (!response) return readDispatchFailure({ written: true, reason: message });
        return readDispatchAnswer({ ...response, body: response.data }, true);
      }
    },
  };
}
