import { expect, test } from 'vitest';
import { generateEnvironments } from './generate-environments.ts';
import { generateIncidents } from './generate-incidents.ts';
import { seededRandom } from './random.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const DAY = 86_400_000;
const service = { identifier: 'dns', title: 'DNS', team: ['sig-network'], properties: {}, relations: {} };
const environments = generateEnvironments(seededRandom(2));
const incidents = generateIncidents([service], environments, 120, seededRandom(5), NOW);
const ageOf = (time: unknown) => NOW.getTime() - Date.parse(String(time));

test('some are open, some mitigated, and the rest is over', () => {
  const statuses = incidents.map(({ properties }) => properties.status);
  expect(statuses.slice(0, 12)).toEqual([...Array(6).fill('open'), ...Array(6).fill('mitigated')]);
  expect(new Set(statuses.slice(12))).toEqual(new Set(['resolved']));
});

test('those under way are days old, those that are over took the minutes they say', () => {
  for (const { properties } of incidents) {
    const { status, openedAt, resolvedAt, minutesToResolve } = properties;
    const took = (ageOf(openedAt) - ageOf(resolvedAt)) / 60_000;
    if (status === 'resolved') {
      expect(Math.abs(took - Number(minutesToResolve))).toBeLessThan(0.05);
      expect(ageOf(resolvedAt)).toBeGreaterThan(0);
    } else {
      expect(ageOf(openedAt)).toBeLessThan(2.1 * DAY);
      expect([resolvedAt, minutesToResolve]).toEqual([undefined, undefined]);
    }
  }
});

test('nobody is woken for what happens in development', () => {
  const hit = new Set(incidents.map(({ relations }) => String(relations.environment)));
  expect([...hit].filter((name) => name.startsWith('development'))).toEqual([]);
  expect(hit.size).toBe(6);
});

test('the cause of an open one is not known, and all say that they are made up', () => {
  for (const { title, team, properties, relations } of incidents) {
    const summary = String(properties.summary);
    expect(summary.includes('**Cause:**')).toBe(properties.status !== 'open');
    expect(summary.endsWith('_Generated for the demo._')).toBe(true);
    expect(title).toBe(`${(properties.symptoms as string[])[0]} in DNS`);
    expect([team, relations.service]).toEqual([['sig-network'], 'dns']);
  }
});

test('there are three kinds of environment in three regions, and one is locked', () => {
  expect(environments.map(({ identifier }) => identifier)).toEqual(
    ['development', 'staging', 'production'].flatMap((type) =>
      ['eu-west', 'us-east', 'ap-south'].map((region) => `${type}-${region}`),
    ),
  );
  const locked = environments.filter(({ properties }) => properties.locked);
  expect(locked.map(({ title }) => title)).toEqual(['Production ap-south']);
  const nodes = (type: string) =>
    environments
      .filter(({ properties }) => properties.type === type)
      .map((one) => Number(one.properties.nodes));
  expect(Math.max(...nodes('staging'))).toBeLessThan(Math.min(...nodes('production')));
});
