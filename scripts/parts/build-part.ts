import path from 'node:path';
import { buildIfStale } from '#lib/processes/supervisor/build.ts';
import { cleanEnvironment } from './clean-environment.ts';
import { PASSED, type Part } from './part.ts';
import { ROOT } from './run-program.ts';

/** The production build the journeys run against. */
export function buildPart(say: (line: string) => void): Part {
  return {
    name: 'production build',
    async run() {
      const logFile = path.join(ROOT, 'test-results/build.log');
      const made = await buildIfStale({ root: ROOT, variables: cleanEnvironment(), logFile });
      say(made === 'fresh' ? 'It is up to date.' : 'Built.');
      return PASSED;
    },
  };
}
