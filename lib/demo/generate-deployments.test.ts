import { expect, test } from 'vitest';
import type { DemoEntity } from './demo-entity.ts';
import { generateDeployments } from './generate-deployments.ts';
import { seededRandom } from './random.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const DAY = 86_400_000;

const entity = (identifier: string, team: string): DemoEntity => ({
  identifier,
  title: identifier.toUpperCase(),
  team: [team],
  properties: {},
  relations: {},
});
const services = ['a', 'b', 'c', 'd'].map((name) => entity(name, `team-${name}`));
const environments = [entity('staging', 'infra'), entity('production', 'infra')];
const deployments = generateDeployments(services, environments, 400, seededRandom(3), NOW);
const ageOf = (time: unknown) => NOW.getTime() - Date.parse(String(time));

test('as many as were asked for, numbered so that they sort', () => {
  const identifiers = deployments.map(({ identifier }) => identifier);
  expect([identifiers[0], identifiers.at(-1)]).toEqual(['deployment-0001', 'deployment-0400']);
  expect(identifiers).toEqual([...identifiers].sort());
  expect(generateDeployments(services, environments, 0, seededRandom(3), NOW)).toEqual([]);
});

test('each belongs to the team of its service and says what went where', () => {
  for (const { title, team, properties, relations } of deployments) {
    const { service, environment } = relations as Record<string, string>;
    expect(team).toEqual([`team-${service}`]);
    expect(title).toBe(`${service?.toUpperCase()} ${properties.version} to ${environment}`);
    expect(properties.version).toMatch(/^v\d+\.\d+\.\d+$/);
    expect(properties.commit).toMatch(/^[0-9a-f]{40}$/);
  }
});

test('half of the services are never deployed, as in life', () => {
  expect([...new Set(deployments.map(({ relations }) => relations.service))].sort()).toEqual(['a', 'c']);
});

test('most go well, and every outcome can be seen', () => {
  const count = (status: string) =>
    deployments.filter(({ properties }) => properties.status === status).length;
  expect(count('succeeded')).toBeGreaterThan(300);
  for (const status of ['failed', 'rolled back']) expect(count(status)).toBeGreaterThan(0);
});

test('those that ended took the minutes they say, within ninety days', () => {
  for (const { properties } of deployments.filter(({ properties }) => properties.status !== 'in progress')) {
    const { startedAt, finishedAt, minutes } = properties;
    const took = (ageOf(startedAt) - ageOf(finishedAt)) / 60_000;
    expect(Math.abs(took - Number(minutes))).toBeLessThan(0.05);
    expect(ageOf(finishedAt)).toBeGreaterThan(0);
    expect(ageOf(finishedAt)).toBeLessThanOrEqual(90 * DAY);
  }
});

test('those that are in progress began within the hour and have no end', () => {
  const many = Array.from({ length: 40 }, (_, seed) =>
    generateDeployments(services, environments, 30, seededRandom(seed), NOW),
  ).flat();
  const running = many.filter(({ properties }) => properties.status === 'in progress');
  expect(running.length).toBeGreaterThan(0);
  for (const { identifier, properties } of running) {
    expect(properties).not.toHaveProperty('finishedAt');
    expect(properties).not.toHaveProperty('minutes');
    expect(ageOf(properties.startedAt)).toBeLessThan(3_600_000);
    expect(Number(identifier.slice(-4))).toBeLessThanOrEqual(20);
  }
});
