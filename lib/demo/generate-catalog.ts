import type { DemoEntity, DemoTeam } from './demo-entity.ts';
import { generateDatabases } from './generate-databases.ts';
import { generateDeployments } from './generate-deployments.ts';
import { generateEnvironments } from './generate-environments.ts';
import { generateIncidents } from './generate-incidents.ts';
import { generateRepositories } from './generate-repositories.ts';
import { generateServices } from './generate-services.ts';
import { generateTeams } from './generate-teams.ts';
import type { KubernetesProject } from './kubernetes-project.ts';
import { seededRandom } from './random.ts';

const DEMO_SEED = 20_261_122;

export interface DemoCatalog {
  teams: DemoTeam[];
  /** by blueprint, targets of relations before those that point at them */
  entities: Record<
    'repository' | 'environment' | 'service' | 'database' | 'deployment' | 'incident',
    DemoEntity[]
  >;
}

/** The whole catalog of the demo: the same for the same project, seed and time. */
export function generateCatalog(project: KubernetesProject, now: Date, seed = DEMO_SEED): DemoCatalog {
  const random = (part: number) => seededRandom(seed + part);
  const service = generateServices(project, random(1), now);
  const environment = generateEnvironments(random(2));
  return {
    teams: generateTeams(project),
    entities: {
      repository: generateRepositories(project, random(3), now),
      environment,
      service,
      database: generateDatabases(service, environment, 24, random(6), now),
      deployment: generateDeployments(service, environment, 720, random(4), now),
      incident: generateIncidents(service, environment, 180, random(5), now),
    },
  };
}
