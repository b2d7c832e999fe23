import { flushCompileCache } from 'node:module';
import { readEnv } from '#lib/env.ts';
import { createServices } from '#lib/processes/services.ts';
import { startWorker } from '#lib/processes/worker/start-worker.ts';
import { sabotageOf } from './sabotage.ts';
import { CHAOS_TIMINGS } from './timings.ts';

// The real worker with its clock wound up; with an argument, one of its safeguards is replaced by a fault.
const services = createServices(readEnv(), { name: 'worker', events: true });
startWorker(services, { timings: CHAOS_TIMINGS, ...sabotageOf(process.argv[2], services.env.github) });
services.log.warn('chaos worker is ready');
// Killed processes never write it themselves, and the next victim should be back soon.
flushCompileCache();
