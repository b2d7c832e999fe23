import { type DemoEntity, daysBefore } from './demo-entity.ts';
import type { KubernetesProject } from './kubernetes-project.ts';
import type { Random } from './random.ts';

const GENERATED = [
  'visibility',
  'language',
  'defaultBranch',
  'branchProtected',
  'openPullRequests',
  'lastPushAt',
];

/** The repositories; a repository belongs to the teams whose services live in it. */
export function generateRepositories(project: KubernetesProject, random: Random, now: Date): DemoEntity[] {
  const owners = new Map<string, Set<string>>();
  for (const component of project.components)
    for (const repository of component.repositories)
      owners.set(repository, (owners.get(repository) ?? new Set()).add(component.ownedBy));
  return project.repositories.map(({ identifier, org, url }) => ({
    identifier,
    title: identifier,
    team: [...(owners.get(identifier) ?? [])].sort(),
    properties: {
      organisation: org,
      url,
      visibility: 'public',
      language: random.weighted([
        ['Go', 10],
        ['Python', 2],
        ['Shell', 2],
        ['TypeScript', 1],
      ]),
      defaultBranch: random.weighted([
        ['main', 3],
        ['master', 2],
      ]),
      branchProtected: random.chance(0.85),
      openPullRequests: Math.floor(random.next() ** 3 * 120),
      lastPushAt: daysBefore(now, Math.floor(random.next() ** 2 * 400 * 24) / 24),
      generatedValues: GENERATED,
    },
    relations: {},
  }));
}
