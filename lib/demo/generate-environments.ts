import type { DemoEntity } from './demo-entity.ts';
import type { Random } from './random.ts';

const TYPES = ['development', 'staging', 'production'] as const;
const REGIONS = ['eu-west', 'us-east', 'ap-south'] as const;
const NODES = { development: [3, 8], staging: [6, 20], production: [40, 160] } as const;

/** Three kinds of environment in three regions, all made up and run by one team. */
export function generateEnvironments(random: Random): DemoEntity[] {
  return TYPES.flatMap((type) =>
    REGIONS.map((region) => {
      const identifier = `${type}-${region}`;
      const [fewest, most] = NODES[type];
      return {
        identifier,
        title: `${type[0]?.toUpperCase()}${type.slice(1)} ${region}`,
        team: ['sig-k8s-infra'],
        properties: {
          type,
          region,
          cluster: `quay-${region}-${type.slice(0, 4)}`,
          url: `https://grafana.example.com/d/${identifier}`,
          nodes: random.whole(fewest, most),
          locked: identifier === 'production-ap-south',
          generated: true,
        },
        relations: {},
      };
    }),
  );
}
