import { type DemoEntity, daysBefore } from './demo-entity.ts';
import type { Random } from './random.ts';

const VERSIONS = {
  PostgreSQL: ['15.8', '16.4', '17.2'],
  MySQL: ['8.0.39', '8.4.2'],
  Valkey: ['7.2.6', '8.0.1'],
} as const;

const STORAGE = { small: [10, 40], medium: [60, 240], large: [250, 480] } as const;

/** Made-up databases of some services in environments that last. */
export function generateDatabases(
  services: readonly DemoEntity[],
  environments: readonly DemoEntity[],
  count: number,
  random: Random,
  now: Date,
): DemoEntity[] {
  const lasting = environments.filter(({ properties }) => properties.type !== 'development');
  const keeping = services.filter(({ properties }) => properties.kind === 'infrastructure');
  return Array.from({ length: count }, (_, index) => {
    const service = random.pick(keeping);
    const environment = random.pick(lasting);
    const engine = random.weighted([
      ['PostgreSQL', 6],
      ['Valkey', 3],
      ['MySQL', 1],
    ] as const);
    const size = random.weighted([
      ['small', 5],
      ['medium', 3],
      ['large', 1],
    ] as const);
    const production = environment.properties.type === 'production';
    return {
      identifier: `${service.title.slice(0, 40)}-${String(index + 1).padStart(2, '0')}`,
      title: `${service.title} in ${environment.identifier}`,
      team: service.team,
      properties: {
        engine,
        version: random.pick(VERSIONS[engine]),
        size,
        storageGb: random.whole(STORAGE[size][0], STORAGE[size][1]),
        backupDays: production ? random.pick([14, 30, 90]) : random.pick([0, 7]),
        highAvailability: production && random.chance(0.7),
        personalData: random.chance(0.2),
        createdOn: daysBefore(now, random.whole(20, 700)),
        generated: true,
      },
      relations: { service: service.identifier, environment: environment.identifier },
    };
  });
}
