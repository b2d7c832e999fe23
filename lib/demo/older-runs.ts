import { type DemoRun, demoRunId } from './demo-run.ts';
import type { KubernetesProject } from './kubernetes-project.ts';
import { namedRuns } from './named-runs.ts';
import { OLDER_RUN_KINDS } from './older-run-kinds.ts';
import type { Random } from './random.ts';

const DAYS = 88;
const MINUTES_A_DAY = 1_440;
const FIRST_ID = 100;
const FIRST_WORKFLOW_RUN = 15_800_000_001;

const REQUESTERS = [
  { requester: 'developer', team: 'sig-network' },
  { requester: 'developer2', team: 'sig-node' },
] as const;

const APPROVALS = ['Fine.', 'As agreed in the meeting.', 'Short enough.', 'Thank you for the reason.'];
const REFUSALS = ['A smaller level will do; ask again for that.', 'There is one already; use that.'];

/** Made-up runs of the last three months, all ended: what typical durations and rates of success are counted from. */
export function olderRuns(project: KubernetesProject, random: Random): DemoRun[] {
  const known = new Set(project.repositories.map(({ identifier }) => identifier));
  const wanted = OLDER_RUN_KINDS.flatMap((kind) => Array.from({ length: kind.count }, () => kind));
  const samples = namedRuns();
  return wanted.map((kind, index): DemoRun => {
    const { requester, team } = random.pick(REQUESTERS);
    const owned = project.components.filter((component) => component.ownedBy === team);
    const service = random.pick(owned).identifier;
    const repository = random.pick(
      owned.flatMap(({ repositories }) => repositories).filter((name) => known.has(name)),
    );
    const failed = random.chance(kind.failing);
    const asking = { random, team, person: requester, service, repository, number: index + 1, failed };
    const asked = {
      id: demoRunId(FIRST_ID + index),
      action: kind.action,
      requester,
      ...kind.ask(asking),
      age: Math.round((2 + random.next() * (DAYS - 2)) * MINUTES_A_DAY),
    };
    const minutes = Math.round(4 * Math.exp(random.next() * 4));
    if (kind.approval && random.chance(0.12))
      return {
        ...asked,
        state: 'declined',
        decision: { minutes, decision: 'DECLINE', reason: random.pick(REFUSALS) },
      };
    const state = failed ? 'failed' : 'succeeded';
    const sample = samples.find((run) => run.action === kind.action && run.state === state);
    return {
      ...asked,
      state,
      ...(kind.approval
        ? { decision: { minutes, decision: 'APPROVE', reason: random.pick(APPROVALS) } }
        : {}),
      ...(failed ? { failure: 'The workflow run failed.' } : {}),
      workflowRun: FIRST_WORKFLOW_RUN + index,
      retold: {
        like: sample?.workflowRun ?? 0,
        stretch: Math.round((0.8 + random.next() ** 2 * 4) * 100) / 100,
      },
    };
  });
}
