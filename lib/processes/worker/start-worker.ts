import { randomBytes } from 'node:crypto';
import { pruneDeliveries } from '#db/queries/deliveries.ts';
import { moveRun } from '#db/queries/dispatch.ts';
import { beat, removeHeartbeat } from '#db/queries/heartbeats.ts';
import { pruneInvitations } from '#db/queries/invitations.ts';
import { pruneJobs } from '#db/queries/outbox.ts';
import { pruneSessions } from '#db/queries/sessions.ts';
import type { Services } from '#lib/access/server/context.ts';
import { createGitHubClient } from '#lib/github/server/client.ts';
import { gitHubAddress } from '#lib/github/server/github-address.ts';
import { claimRun } from '#lib/runs/server/claim-run.ts';
import { dispatchRun } from '#lib/runs/server/dispatch-run.ts';
import { pollWorkflowRuns } from '#lib/runs/server/poll-workflow-runs.ts';
import { processDelivery } from '#lib/runs/server/process-delivery.ts';
import { reconcileRuns } from '#lib/runs/server/reconcile-runs.ts';
import { sweepLeases } from '#lib/runs/server/sweep-leases.ts';
import type { WorkerHands } from '#lib/runs/server/worker-hands.ts';
import { DEFAULT_TIMINGS } from '#lib/runs/worker-timings.ts';
import { jobHandlers } from './job-handlers.ts';
import { runJob } from './run-job.ts';
import { type Dispatching, startDispatchLoop } from './start-dispatch-loop.ts';
import { type Loop, startLoop } from './start-loop.ts';
import { systemContext } from './system-context.ts';

export interface WorkerOptions extends Partial<Omit<WorkerHands, 'name'>>, Partial<Dispatching> {
  reconcile?: typeof reconcileRuns;
}

export interface RunningWorker {
  name: string;
  stop(): Promise<void>;
}

const BEAT = 5_000;
const PRUNE = 3_600_000;

/** Starts the loops of a worker. Options are for tests; any number of workers may share one database. */
export function startWorker(services: Services, options: WorkerOptions = {}): RunningWorker {
  const name = `worker-${process.pid}-${randomBytes(4).toString('hex')}`;
  const hands: WorkerHands = {
    name,
    github: options.github ?? createGitHubClient(gitHubAddress(services)),
    timings: options.timings ?? DEFAULT_TIMINGS,
    moveRun: options.moveRun ?? moveRun,
  };
  const { claim = claimRun, dispatch = dispatchRun, reconcile = reconcileRuns } = options;
  const { db, log } = services;
  const context = (job: string) => () => systemContext(services, job);
  const handlers = jobHandlers(hands);
  const again = (more: boolean | number) => (more ? 0 : hands.timings.pollMs);

  const loops: Record<string, Loop> = {
    dispatch: startDispatchLoop(context('dispatcher'), hands, { claim, dispatch }),
    deliveries: startLoop('deliveries', log, async () =>
      again(await processDelivery(systemContext(services, 'webhooks', 'webhook'), hands)),
    ),
    outbox: startLoop('outbox', log, async () => again(await runJob(context('outbox')(), name, handlers))),
    sweep: startLoop('sweep', log, async () => again(await sweepLeases(context('dispatcher')(), hands))),
    reconcile: startLoop('reconcile', log, async () =>
      again(await reconcile(context('reconciler')(), hands)),
    ),
    progress: startLoop('progress', log, async () =>
      again(await pollWorkflowRuns(context('watcher')(), hands)),
    ),
    heartbeat: startLoop('heartbeat', log, async () => {
      await beat(db.run, { id: name, kind: 'worker' });
      return BEAT;
    }),
    prune: startLoop('prune', log, async () => {
      await pruneDeliveries(db.run);
      await pruneJobs(db.run);
      await pruneSessions(db.run);
      await pruneInvitations(db.run);
      return PRUNE;
    }),
  };

  const unsubscribe = services.events?.subscribe((topic) => {
    if (topic === '*') for (const loop of Object.values(loops)) loop.wake();
    else if (topic === 'dispatch' || topic === 'deliveries' || topic === 'outbox') loops[topic]?.wake();
  });
  log.info({ worker: name }, 'worker is ready');
  return {
    name,
    async stop() {
      unsubscribe?.();
      await Promise.all(Object.values(loops).map((loop) => loop.stop()));
      await removeHeartbeat(db.run, name).catch(() => {});
    },
  };
}
