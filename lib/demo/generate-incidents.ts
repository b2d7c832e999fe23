import { type DemoEntity, daysBefore } from './demo-entity.ts';
import type { Random } from './random.ts';

const SYMPTOMS = [
  'Slow answers',
  'Errors 5xx',
  'Pods restart',
  'Queue grows',
  'Certificates expired',
  'Disk is full',
  'Wrong metrics',
];

const CAUSES = [
  'A new version held on to memory.',
  'A certificate was not renewed.',
  'A quota was reached.',
  'A dependency changed its answer.',
  'The configuration named a node that is gone.',
];

const REMEDIES = ['rolled back', 'raised the limit', 'restarted it', 'moved it to other nodes'];
const MINUTES_A_DAY = 1_440;

/** Made-up incidents: none of them happened to the real projects. */
export function generateIncidents(
  services: readonly DemoEntity[],
  environments: readonly DemoEntity[],
  count: number,
  random: Random,
  now: Date,
): DemoEntity[] {
  const production = environments.filter(({ properties }) => properties.type !== 'development');
  return Array.from({ length: count }, (_, index) => {
    const service = random.pick(services);
    const environment = random.pick(production);
    const severity = random.weighted([
      ['SEV1', 1],
      ['SEV2', 3],
      ['SEV3', 6],
      ['SEV4', 5],
    ]);
    const status = index < 6 ? 'open' : index < 12 ? 'mitigated' : 'resolved';
    const opened = status === 'resolved' ? 2 + random.next() * 178 : 0.05 + random.next() * 2;
    const minutes = Math.round(8 * Math.exp(random.next() * 4.5));
    const symptoms = random.some(SYMPTOMS, 3);
    return {
      identifier: `incident-${String(index + 1).padStart(3, '0')}`,
      title: `${symptoms[0]} in ${service.title}`,
      team: service.team,
      properties: {
        severity,
        status,
        summary: summary(random, status === 'open'),
        openedAt: daysBefore(now, opened),
        ...(status === 'resolved'
          ? { resolvedAt: daysBefore(now, opened - minutes / MINUTES_A_DAY), minutesToResolve: minutes }
          : {}),
        symptoms,
        causedByChange: random.chance(0.4),
        generated: true,
      },
      relations: { service: service.identifier, environment: environment.identifier },
    };
  });
}

function summary(random: Random, open: boolean): string {
  const marked = '_Generated for the demo._';
  if (open) return `The cause is not known yet.\n\n${marked}`;
  return `**Cause:** ${random.pick(CAUSES)}\n\n**Remedy:** ${random.pick(REMEDIES)}.\n\n${marked}`;
}
