import type { DemoRun } from './demo-run.ts';
import { kubernetesProject } from './kubernetes-project.ts';
import { namedRuns } from './named-runs.ts';
import { olderRuns } from './older-runs.ts';
import { seededRandom } from './random.ts';

const OLDER_SEED = 20_261_123;

/** Runs that exist from the start, but for those that wait (see `waitingRuns`). */
export function demoRuns(): DemoRun[] {
  return [...namedRuns(), ...olderRuns(kubernetesProject(), seededRandom(OLDER_SEED))];
}
