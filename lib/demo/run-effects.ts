import { type DemoEntity, daysBefore } from './demo-entity.ts';
import { demoRuns } from './demo-runs.ts';

/** What a run of the demo did to the catalog: made an entity, or filled in properties of one. */
interface RunEffect {
  runId: string;
  blueprint: 'repository' | 'service' | 'deployment';
  operation: 'create' | 'update';
  entity: DemoEntity;
}

const MINUTES_A_DAY = 1_440;
const REPOSITORY = 'quayside-demo/harbour-dashboard';

/** The entities that succeeded runs wrote, so that run and entity name each other. */
export function runEffects(now: Date): RunEffect[] {
  return demoRuns().flatMap((run): RunEffect[] => {
    const at = daysBefore(now, run.age / MINUTES_A_DAY);
    const of = { runId: run.id };
    if (run.action === 'scaffold_service' && run.state === 'succeeded')
      return [
        { ...of, blueprint: 'repository', operation: 'create', entity: scaffoldedRepository(at) },
        { ...of, blueprint: 'service', operation: 'create', entity: scaffoldedService(run.properties) },
      ];
    if (run.action === 'request_access' && run.state === 'succeeded') {
      const properties = { lastAccessGrantAt: at, lastAccessGrantTo: run.properties.person };
      const entity = { identifier: run.entity ?? '', title: '', team: [], properties, relations: {} };
      return [{ ...of, blueprint: 'repository', operation: 'update', entity }];
    }
    if (run.action === 'deploy_service' && (run.state === 'succeeded' || run.state === 'failed')) {
      const status = run.state === 'succeeded' ? 'succeeded' : 'rolled back';
      const [team = ''] = (run.entity ?? '').split('--');
      return [
        {
          ...of,
          blueprint: 'deployment',
          operation: 'create',
          entity: deployment({ ...run, status, at, team }),
        },
      ];
    }
    return [];
  });
}

function scaffoldedRepository(at: string): DemoEntity {
  return {
    identifier: REPOSITORY,
    title: REPOSITORY,
    team: ['sig-network'],
    properties: {
      organisation: 'quayside-demo',
      url: `https://github.com/${REPOSITORY}`,
      visibility: 'private',
      language: 'TypeScript',
      defaultBranch: 'main',
      branchProtected: true,
      openPullRequests: 0,
      lastPushAt: at,
      generatedValues: ['url'],
    },
    relations: {},
  };
}

function scaffoldedService(inputs: Record<string, unknown>): DemoEntity {
  const { name, description, team, language, tier, sloTarget, publicApi, topics } = inputs;
  return {
    identifier: String(name),
    title: String(name),
    team: [String(team)],
    properties: {
      description,
      lifecycle: 'experimental',
      tier,
      language,
      publicApi,
      sloTarget,
      topics,
      generatedValues: ['description'],
    },
    relations: { repositories: [REPOSITORY] },
  };
}

function deployment(run: {
  entity: string | null;
  workflowRun?: number;
  properties: Record<string, unknown>;
  status: string;
  at: string;
  team: string;
}): DemoEntity {
  const { environment, version, strategy, changes } = run.properties;
  return {
    identifier: `${run.entity}-${environment}-${run.workflowRun}`,
    title: `${run.entity} ${version} to ${environment}`,
    team: [run.team],
    properties: {
      version,
      status: run.status,
      strategy,
      startedAt: run.at,
      finishedAt: run.at,
      changes,
      generated: true,
    },
    relations: { service: run.entity ?? '', environment: String(environment) },
  };
}
