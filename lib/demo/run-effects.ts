import { type DemoEntity, daysBefore } from './demo-entity.ts';
import type { DemoRun } from './demo-run.ts';
import { demoRuns } from './demo-runs.ts';
import type { DemoCatalog } from './generate-catalog.ts';

/** What a run of the demo did to the catalog: made an entity, or filled in properties of one. */
interface RunEffect {
  runId: string;
  blueprint: keyof DemoCatalog['entities'];
  operation: 'create' | 'update';
  entity: DemoEntity;
}

type Effect = Omit<RunEffect, 'runId'>;

const MINUTES_A_DAY = 1_440;

/** The entities that ended runs wrote, oldest first, so that run and entity name each other. */
export function runEffects(now: Date): RunEffect[] {
  return demoRuns()
    .filter(({ state }) => state === 'succeeded' || state === 'failed')
    .sort((a, b) => b.age - a.age)
    .flatMap((run) => effectsOf(run, now).map((effect) => ({ runId: run.id, ...effect })));
}

function effectsOf(run: DemoRun, now: Date): Effect[] {
  const at = daysBefore(now, run.age / MINUTES_A_DAY);
  if (run.state === 'failed') return run.action === 'deploy_service' ? [deployment(run, at)] : [];
  switch (run.action) {
    case 'scaffold_service':
      return [scaffoldedRepository(run, at), scaffoldedService(run)];
    case 'provision_database':
      return [database(run, at)];
    case 'create_environment':
      return isOver(run) ? [] : [environment(run, now)];
    case 'deploy_service':
    case 'roll_back':
      return [deployment(run, at)];
    case 'request_access':
      return [update('repository', run, { lastAccessGrantAt: at, lastAccessGrantTo: run.properties.person })];
    case 'rotate_secret':
      return [update('service', run, { lastSecretRotationAt: at })];
    default:
      return [];
  }
}

function isOver({ age, properties }: DemoRun): boolean {
  return age / MINUTES_A_DAY >= Number(properties.lifetimeDays);
}

function update(blueprint: Effect['blueprint'], run: DemoRun, properties: DemoEntity['properties']): Effect {
  const entity = { identifier: run.entity ?? '', title: '', team: [], properties, relations: {} };
  return { blueprint, operation: 'update', entity };
}

function scaffoldedRepository({ properties }: DemoRun, at: string): Effect {
  const identifier = repositoryOf(properties);
  const entity = {
    identifier,
    title: identifier,
    team: [String(properties.team)],
    properties: {
      organisation: 'quayside-demo',
      url: `https://github.com/${identifier}`,
      visibility: 'private',
      language: properties.language,
      defaultBranch: 'main',
      branchProtected: true,
      openPullRequests: 0,
      lastPushAt: at,
      generatedValues: ['url'],
    },
    relations: {},
  };
  return { blueprint: 'repository', operation: 'create', entity };
}

function repositoryOf(properties: DemoRun['properties']): string {
  return `quayside-demo/${properties.name}`;
}

function scaffoldedService({ properties }: DemoRun): Effect {
  const { name, description, team, language, tier, sloTarget, publicApi, topics } = properties;
  const entity = {
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
    relations: { repositories: [repositoryOf(properties)] },
  };
  return { blueprint: 'service', operation: 'create', entity };
}

function database({ properties }: DemoRun, at: string): Effect {
  const { name, service, environment, team, ...asked } = properties;
  const entity = {
    identifier: String(name),
    title: String(name),
    team: [String(team)],
    properties: {
      highAvailability: false,
      personalData: false,
      ...asked,
      createdOn: at,
      generated: true,
    },
    relations: { service: String(service), environment: String(environment) },
  };
  return { blueprint: 'database', operation: 'create', entity };
}

function environment({ properties, age }: DemoRun, now: Date): Effect {
  const { name, team, region, nodes, lifetimeDays, purpose } = properties;
  const entity = {
    identifier: String(name),
    title: String(name),
    team: [String(team)],
    properties: {
      type: 'development',
      region,
      cluster: name,
      nodes,
      locked: false,
      purpose,
      expiresAt: daysBefore(now, age / MINUTES_A_DAY - Number(lifetimeDays)),
      generated: true,
    },
    relations: {},
  };
  return { blueprint: 'environment', operation: 'create', entity };
}

function deployment(run: DemoRun, at: string): Effect {
  const { environment, version, strategy, changes, reason } = run.properties;
  const [team = ''] = (run.entity ?? '').split('--');
  const isRollback = run.action === 'roll_back';
  const entity = {
    identifier: `${run.entity}-${environment}-${run.workflowRun}`,
    title: isRollback
      ? `${run.entity} back to ${version} in ${environment}`
      : `${run.entity} ${version} to ${environment}`,
    team: [team],
    properties: {
      version,
      status: run.state === 'succeeded' ? 'succeeded' : 'rolled back',
      strategy: isRollback ? 'recreate' : strategy,
      startedAt: at,
      finishedAt: at,
      changes: isRollback ? [reason] : changes,
      generated: true,
    },
    relations: { service: run.entity ?? '', environment: String(environment) },
  };
  return { blueprint: 'deployment', operation: 'create', entity };
}
