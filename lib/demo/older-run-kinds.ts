import type { DemoRun } from './demo-run.ts';
import type { Random } from './random.ts';

const CHANGES = ['Bump dependencies', 'Retry on conflict', 'Add metrics', 'Correct the chart defaults'];
const REASONS = [
  'Reviewing changes of the next release together with the owners.',
  'Sorting reports before the milestone closes.',
  'Fixing flaky tests that block our own work.',
];
const FAULTS = [
  'Answers are slower by half since this version.',
  'It restarts every few minutes under load.',
  'Metrics are missing, alerts are blind.',
];
const PURPOSES = [
  'Trying the upgrade path before the release.',
  'Measuring memory under ten thousand objects.',
  'Showing a draft of the new API to its users.',
];
/** What one asks for of one action, and how often it was asked for. */
export interface OlderRunKind {
  action: DemoRun['action'];
  count: number;
  /** share of the runs that failed; those are retold after a failed one */
  failing: number;
  approval: boolean;
  ask(of: Asking): { entity: string | null; properties: Record<string, unknown> };
}

interface Asking {
  random: Random;
  team: string;
  person: string;
  /** a service, and a repository, of the team */
  service: string;
  repository: string;
  /** counts the runs, for names that are to differ */
  number: number;
  failed: boolean;
}

const ENVIRONMENTS = [
  ['development-eu-west', 4],
  ['staging-eu-west', 5],
  ['staging-us-east', 3],
  ['production-eu-west', 4],
  ['production-us-east', 3],
] as const;

export const OLDER_RUN_KINDS: readonly OlderRunKind[] = [
  {
    action: 'deploy_service',
    count: 74,
    failing: 0.11,
    approval: false,
    ask: ({ random, service, failed }) => ({
      entity: service,
      properties: {
        environment: random.weighted(ENVIRONMENTS),
        version: `${version(random)}${failed ? '-broken' : ''}`,
        strategy: random.weighted([
          ['rolling', 6],
          ['canary', 2],
        ] as const),
        changes: [random.pick(CHANGES)],
      },
    }),
  },
  {
    action: 'request_access',
    count: 22,
    failing: 0,
    approval: true,
    ask: ({ random, person, repository }) => ({
      entity: repository,
      properties: {
        person: `${person}@quayside.demo`,
        level: random.weighted([
          ['read', 2],
          ['triage', 3],
          ['write', 4],
        ] as const),
        days: random.pick([14, 30, 90]),
        reason: random.pick(REASONS),
      },
    }),
  },
  {
    action: 'rotate_secret',
    count: 16,
    failing: 0,
    approval: false,
    ask: ({ random, service }) => ({
      entity: service,
      properties: {
        secret: random.pick(['api-token', 'database-password', 'webhook-secret']),
        graceHours: random.pick([4, 24, 48]),
        leaked: random.chance(0.1),
      },
    }),
  },
  {
    action: 'roll_back',
    count: 9,
    failing: 0,
    approval: false,
    ask: ({ random, service }) => ({
      entity: service,
      properties: {
        environment: random.weighted(ENVIRONMENTS),
        version: version(random),
        reason: random.pick(FAULTS),
      },
    }),
  },
  {
    action: 'provision_database',
    count: 9,
    failing: 0.15,
    approval: true,
    ask: ({ random, service, team, number, failed }) => ({
      entity: null,
      properties: {
        name: `${service.split('--')[1]?.slice(0, 24)}-${number}`,
        service,
        team,
        engine: random.pick(['PostgreSQL', 'PostgreSQL', 'Valkey']),
        environment: random.weighted(ENVIRONMENTS),
        size: random.pick(['small', 'small', 'medium']),
        storageGb: failed ? 800 : random.pick([20, 40, 120]),
        backupDays: random.pick([7, 14, 30]),
      },
    }),
  },
  {
    action: 'create_environment',
    count: 6,
    failing: 0,
    approval: true,
    ask: ({ random, team, number }) => ({
      entity: null,
      properties: {
        name: `${team.replace('sig-', '')}-try-${number}`,
        team,
        region: random.pick(['eu-west', 'us-east', 'ap-south']),
        nodes: random.whole(2, 6),
        lifetimeDays: random.pick([3, 7, 14]),
        purpose: random.pick(PURPOSES),
      },
    }),
  },
];

function version(random: Random): string {
  return `v${random.whole(0, 2)}.${random.whole(1, 24)}.${random.whole(0, 9)}`;
}
