import { type DemoEntity, daysBefore } from './demo-entity.ts';
import type { Random } from './random.ts';

const CHANGES = [
  'Bump dependencies',
  'Fix a leak of watches',
  'Retry on conflict',
  'Read the new API version',
  'Less memory while listing',
  'Add metrics',
  'Drop a deprecated flag',
  'Rotate certificates earlier',
  'Correct the chart defaults',
];

const MINUTES_A_DAY = 1_440;

/** Made-up deployments of some services, most of them fine, over the last ninety days. */
export function generateDeployments(
  services: readonly DemoEntity[],
  environments: readonly DemoEntity[],
  count: number,
  random: Random,
  now: Date,
): DemoEntity[] {
  const deployed = services.filter((_, index) => index % 2 === 0);
  return Array.from({ length: count }, (_, index) => {
    const service = random.pick(deployed);
    const environment = random.pick(environments);
    const status = random.weighted([
      ['succeeded', 86],
      ['failed', 7],
      ['rolled back', 5],
      ['in progress', index < 20 ? 2 : 0],
    ] as const);
    const minutes = Math.round((1 + random.next() ** 2 * 45) * 10) / 10;
    const ago = Math.max(random.next() * 90, 0.02);
    const finished = status === 'in progress' ? 0 : ago;
    const version = `v${random.whole(0, 3)}.${random.whole(0, 24)}.${random.whole(0, 12)}`;
    return {
      identifier: `deployment-${String(index + 1).padStart(4, '0')}`,
      title: `${service.title} ${version} to ${environment.identifier}`,
      team: service.team,
      properties: {
        version,
        status,
        strategy: random.weighted([
          ['rolling', 6],
          ['canary', 3],
          ['recreate', 1],
        ]),
        startedAt: daysBefore(now, finished + minutes / MINUTES_A_DAY),
        ...(status === 'in progress' ? {} : { finishedAt: daysBefore(now, finished), minutes }),
        commit: commit(random),
        changes: random.some(CHANGES, 3),
        generated: true,
      },
      relations: { service: service.identifier, environment: environment.identifier },
    };
  });
}

function commit(random: Random): string {
  return Array.from({ length: 40 }, () => random.whole(0, 15).toString(16)).join('');
}
