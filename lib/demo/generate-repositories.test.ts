import { expect, test } from 'vitest';
import { generateRepositories } from './generate-repositories.ts';
import type { Component, KubernetesProject } from './kubernetes-project.ts';
import { seededRandom } from './random.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

function component(ownedBy: string, ...repositories: string[]): Component {
  return { identifier: ownedBy, title: ownedBy, description: null, ownedBy, repositories, slack: null };
}

const PROJECT: KubernetesProject = {
  groups: [],
  components: [
    component('sig-node', 'kubernetes/dns', 'kubernetes/gone'),
    component('sig-network', 'kubernetes/dns'),
    component('sig-network', 'kubernetes/dns'),
  ],
  repositories: ['dns', 'unused'].map((name) => ({
    identifier: `kubernetes/${name}`,
    org: 'kubernetes',
    name,
    url: `https://github.com/kubernetes/${name}`,
  })),
};

test('a repository belongs to all whose services live in it, each once and in order', () => {
  const [dns, unused] = generateRepositories(PROJECT, seededRandom(1), NOW);
  expect(dns).toMatchObject({
    identifier: 'kubernetes/dns',
    title: 'kubernetes/dns',
    team: ['sig-network', 'sig-node'],
    properties: {
      organisation: 'kubernetes',
      url: 'https://github.com/kubernetes/dns',
      visibility: 'public',
    },
    relations: {},
  });
  expect(unused?.team).toEqual([]);
});

test('only what the project lists is a repository', () => {
  const identifiers = generateRepositories(PROJECT, seededRandom(1), NOW).map(({ identifier }) => identifier);
  expect(identifiers).toEqual(['kubernetes/dns', 'kubernetes/unused']);
});

test('what is made up of it keeps within bounds, whatever the seed', () => {
  for (let seed = 0; seed < 100; seed++)
    for (const { properties } of generateRepositories(PROJECT, seededRandom(seed), NOW)) {
      const days = (NOW.getTime() - Date.parse(String(properties.lastPushAt))) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(0);
      expect(days).toBeLessThanOrEqual(400);
      expect(properties.openPullRequests).toBeLessThan(120);
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(properties.generatedValues as string[]));
    }
});
