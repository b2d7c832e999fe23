import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { demoIdentity } from '#lib/auth/demo-identities.ts';
import { loadRepositories } from '#lib/github/stand-in/fixtures.ts';
import { RUN_STATES } from '#lib/runs/states.ts';
import { demoActions, demoBlueprints, GOLDEN_PATHS } from './demo-documents.ts';
import { daysBefore } from './demo-entity.ts';
import { recordedJobId, recordedRuns } from './demo-history.ts';
import { demoRuns } from './demo-runs.ts';
import { generateCatalog } from './generate-catalog.ts';
import { kubernetesProject } from './kubernetes-project.ts';
import { runEffects } from './run-effects.ts';
import { waitingRuns } from './waiting-runs.ts';

const FIXTURES = path.join(import.meta.dirname, '../../blueprints/demo/github');
const NOW = new Date('2026-11-22T12:00:00Z');
const { entities, teams } = generateCatalog(kubernetesProject(), NOW);
const runs = [...demoRuns(), ...waitingRuns()];
const blueprintOf = (identifier: string) =>
  demoActions().find((action) => action.identifier === identifier)?.blueprint as keyof typeof entities;

test('there is a run for every state that is not made by waiting, each under an id of its own', () => {
  const states = new Set(demoRuns().map(({ state }) => state));
  expect([...states, 'waiting'].sort()).toEqual([...RUN_STATES].sort());
  const ids = demoRuns().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^r_[0-9a-f]{32}$/);
});

test('the ids are those of every other demo: links to runs keep leading somewhere', () => {
  expect(demoRuns()[0]?.id).toBe('r_019d0000000070008000000000000001');
  expect(demoRuns().at(-1)?.id).toMatch(/^r_019d00000000700080000000000002\d\d$/);
  expect(demoRuns()).toEqual(demoRuns());
});

test('each is asked for by somebody, about something that is there', () => {
  const environments = entities.environment.map(({ identifier }) => identifier);
  for (const run of runs) {
    expect(demoIdentity(run.requester)?.role).toBe('Member');
    if (run.properties.environment) expect(environments).toContain(run.properties.environment);
    if (run.entity === null) continue;
    const found = entities[blueprintOf(run.action)].find(({ identifier }) => identifier === run.entity);
    expect(found?.identifier).toBe(run.entity);
  }
});

test('who is to lose or gain something is asked about it by his own team', () => {
  for (const { entity, requester, action } of runs.filter(
    ({ action }) => action === 'decommission_service',
  )) {
    const owner = entities.service.find(({ identifier }) => identifier === entity)?.team;
    expect([action, owner]).toEqual([action, demoIdentity(requester)?.teams]);
  }
});

test('every action has been run, and most runs went well', () => {
  for (const { identifier } of demoActions()) {
    if (identifier === 'decommission_service') continue;
    const ended = demoRuns().filter(({ action, workflowRun }) => action === identifier && workflowRun);
    const well = ended.filter(({ state }) => state === 'succeeded');
    expect([identifier, well.length / ended.length > 0.7]).toEqual([identifier, true]);
  }
});

describe('the workflow runs of the past', () => {
  const recorded = recordedRuns();

  test('belong to one run each, and each run to one', () => {
    const named = demoRuns().flatMap(({ workflowRun }) => workflowRun ?? []);
    expect(new Set(named).size).toBe(named.length);
    expect([...recorded.keys()].sort()).toEqual([...named].sort());
  });

  test('are of the workflow their action starts, and were made when it was asked for', () => {
    for (const { action, workflowRun, age, decision } of demoRuns()) {
      const past = recorded.get(workflowRun ?? 0);
      if (!past) continue;
      expect(past.workflow).toBe(demoActions().find(({ identifier }) => identifier === action)?.workflow);
      expect(past.age).toBeLessThanOrEqual((age - (decision?.minutes ?? 0)) * 60);
      expect(past.seconds).toBeLessThanOrEqual(past.age);
    }
  });

  test('have jobs under the ids that the stand-in gives them, no two alike', () => {
    const ids = [...recorded.values()].flatMap((run) =>
      run.jobs.map((_, index) => recordedJobId(run, index)),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const [run] = recorded.values();
    expect(run && recordedJobId({ ...run, id: 7 }, 2)).toBe(72);
  });

  test('are those the stand-in tells of', () => {
    const { org, repo } = GOLDEN_PATHS;
    const served = loadRepositories(FIXTURES).get(`${org}/${repo}`)?.history ?? [];
    expect(served.length).toBeGreaterThan(100);
    for (const run of served) expect(recorded.get(run.id)).toEqual(run);
  });

  test('end after they began, job by job and step by step', () => {
    for (const { jobs, seconds } of recorded.values())
      for (const { from, to, steps } of jobs) {
        expect(to ?? from).toBeGreaterThanOrEqual(from);
        expect(to ?? 0).toBeLessThanOrEqual(seconds);
        for (const step of steps) expect(step.to ?? Infinity).toBeGreaterThanOrEqual(step.from ?? 0);
      }
  });
});

describe('what runs did to the catalog', () => {
  const blueprints = demoBlueprints() as unknown as {
    identifier: string;
    schema: { properties: Record<string, { enum?: unknown[] }> };
  }[];

  test('is what the catalog has a place for, and no two made the same', () => {
    const made = new Set<string>();
    for (const { blueprint, operation, entity } of runEffects(NOW)) {
      const known = entities[blueprint].some(({ identifier }) => identifier === entity.identifier);
      expect([entity.identifier, known]).toEqual([entity.identifier, operation === 'update']);
      if (operation === 'create') expect(made).not.toContain(entity.identifier);
      if (operation === 'create') made.add(entity.identifier);
      const declared = blueprints.find(({ identifier }) => identifier === blueprint)?.schema.properties ?? {};
      for (const [name, value] of Object.entries(entity.properties)) {
        expect(Object.keys(declared)).toContain(name);
        if (declared[name]?.enum) expect(declared[name].enum).toContain(value);
      }
      expect(teams.map(({ identifier }) => identifier)).toEqual(expect.arrayContaining(entity.team));
    }
  });

  test('an environment made for some days is there until they are over, and says when that is', () => {
    const made = runEffects(NOW).filter(({ blueprint }) => blueprint === 'environment');
    expect(made.map(({ entity }) => entity.identifier)).toContain('node-e2e-cgroups');
    for (const { entity } of made)
      expect(Date.parse(String(entity.properties.expiresAt))).toBeGreaterThan(NOW.getTime());
  });

  test('makes every repository, service and deployment a team’s', () => {
    for (const { operation, entity } of runEffects(NOW))
      expect(entity.team.length > 0).toBe(operation === 'create');
  });
});

test('times of the demo are written without fractions, as clients write them', () => {
  expect(daysBefore(new Date('2026-03-01T00:00:00.999Z'), 1)).toBe('2026-02-28T00:00:00Z');
  expect(daysBefore(NOW, 0.5)).toBe('2026-11-22T00:00:00Z');
});

test('the repository of the golden paths is among those the stand-in serves', () => {
  const { org, repo, ref } = GOLDEN_PATHS;
  const served = loadRepositories(FIXTURES).get(`${org}/${repo}`);
  expect(served?.defaultBranch).toBe(ref);
  const files = served?.workflows.map(({ path }) => path.split('/').at(-1));
  expect(files).toEqual(expect.arrayContaining(demoActions().map(({ workflow }) => workflow)));
});
