import { flushCompileCache } from 'node:module';
import { readEnv } from '#lib/env.ts';
import { createServices } from '#lib/processes/services.ts';
import { startWorker } from '#lib/processes/worker/start-worker.ts';
import { DEFAULT_TIMINGS } from '#lib/runs/worker-timings.ts';
import { sabotageOf } from './sabotage.ts';

// The real worker with its clock wound up; with an argument, one of its safeguards is replaced by a fault.
const timings = {
  ...DEFAULT_TIMINGS,
  leaseMs: 6_000,
  leaseMarginMs: 500,
  sendTimeoutMs: 2_000,
  gapMs: 0,
  unknownFirstMs: 1_000,
  unknownLongestMs: 2_500,
  unknownWindowMs: 8_000,
  clockMarginMs: 10_000,
  progressFirstMs: 1_000,
  progressLongestMs: 4_000,
  unreachedFirstMs: 500,
};

const services = createServices(readEnv(), { name: 'worker', events: true });
startWorker(services, { timings, ...sabotageOf(process.argv[2], services.env.github) });
services.log.warn('chaos worker is ready');
// Killed processes never write it themselves, and the next victim should be back soon.
flushCompileCache();
