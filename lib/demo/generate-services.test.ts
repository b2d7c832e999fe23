import { describe, expect, test } from 'vitest';
import { generateServices } from './generate-services.ts';
import type { Component, Group, KubernetesProject } from './kubernetes-project.ts';
import { kubernetesProject } from './kubernetes-project.ts';
import { seededRandom } from './random.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const GROUP: Group = {
  identifier: 'sig-network',
  title: 'Network',
  kind: 'sig',
  mission: null,
  slack: 'sig-network',
  mailingList: null,
  charter: 'https://example.com/charter',
};
const COMPONENT: Component = {
  identifier: 'sig-network--proxy',
  title: 'proxy',
  description: 'Passes packets on.',
  ownedBy: 'sig-network',
  repositories: [],
  slack: null,
};

function generate(change: Partial<Component>, group: Partial<Group> = {}, repositories: string[] = []) {
  const project: KubernetesProject = {
    groups: [{ ...GROUP, ...group }],
    components: [{ ...COMPONENT, ...change }],
    repositories: repositories.map((identifier) => ({ identifier, org: '', name: '', url: '' })),
  };
  const [service] = generateServices(project, seededRandom(1), NOW);
  if (!service) throw new Error('a component is a service');
  return service;
}

test('a component becomes a service of its group', () => {
  expect(generate({})).toMatchObject({
    identifier: 'sig-network--proxy',
    title: 'proxy',
    team: ['sig-network'],
    properties: {
      description: 'Passes packets on.',
      slack: 'https://kubernetes.slack.com/messages/sig-network',
      charter: 'https://example.com/charter',
    },
    relations: { repositories: [] },
  });
});

describe('what is real of it', () => {
  test('is left out where the project says nothing', () => {
    const { properties } = generate({ description: null }, { slack: null, charter: null });
    for (const name of ['description', 'slack', 'charter', 'documentation'])
      expect(properties).not.toHaveProperty(name);
  });

  test('has a channel of its own before that of the group', () => {
    expect(generate({ slack: 'proxy' }).properties.slack).toBe('https://kubernetes.slack.com/messages/proxy');
  });

  test('links the repositories that are in the catalog, and documents by the first', () => {
    const { properties, relations } = generate({ repositories: ['k/gone', 'k/proxy'] }, {}, [
      'k/proxy',
      'k/x',
    ]);
    expect(relations).toEqual({ repositories: ['k/proxy'] });
    expect(properties.documentation).toBe('https://github.com/k/gone#readme');
  });

  test.each([
    ['Gateway API and the API', ['gateway', 'api', 'network']],
    ['e2e for k8s.io', ['e2e', 'k8s', 'network']],
    ['Network', ['network']],
    ['—', ['network']],
  ])('has the words of its name as topics, each once: %s', (title, topics) => {
    expect(generate({ title }).properties.topics).toEqual(topics);
  });
});

describe('what is made up', () => {
  test.each([
    ['kubectl', 'command line'],
    ['cri-tools cli', 'command line'],
    ['client-go', 'library'],
    ['website', 'documentation'],
    ['slack-infra', 'community'],
    ['test-infra', 'infrastructure'],
    ['gateway', 'controller'],
  ])('is the kind that the name suggests: %s is %s', (title, kind) => {
    expect(generate({ title }).properties.kind).toBe(kind);
  });

  test.each([
    [['kubernetes-client/python'], 'client', 'Python'],
    [['kubernetes-client/c'], 'client', 'C'],
    [['kubernetes-client/python', 'kubernetes-client/java'], 'website', 'Markdown'],
    [[], 'community', 'Markdown'],
  ])('is the language where nothing tells it: %j', (repositories, title, language) => {
    expect(generate({ repositories, title }).properties.language).toBe(language);
  });

  const all = generateServices(kubernetesProject(), seededRandom(7), NOW).map(({ properties }) => properties);

  test('promises more the more critical a service is', () => {
    const promised = new Map(all.map(({ tier, sloTarget }) => [tier, sloTarget]));
    expect([...promised].sort()).toEqual([
      ['1 critical', 99.95],
      ['2 important', 99.9],
      ['3 supporting', 99.5],
      ['4 optional', 99],
    ]);
  });

  test('was released, unless it is an experiment, and lately, unless it is deprecated', () => {
    for (const { lifecycle, lastReleaseAt } of all) {
      expect(lastReleaseAt === undefined).toBe(lifecycle === 'experimental');
      const days = (NOW.getTime() - Date.parse(String(lastReleaseAt))) / 86_400_000;
      if (lifecycle !== 'experimental' && lifecycle !== 'deprecated') expect(days).toBeLessThanOrEqual(180);
    }
  });

  test('is named as such, value by value', () => {
    for (const properties of all)
      for (const name of ['kind', 'tier', 'lifecycle', 'language', 'publicApi', 'sloTarget', 'monthlyCost'])
        expect(properties.generatedValues).toContain(name);
  });
});
