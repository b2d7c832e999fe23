import { type DemoEntity, daysBefore } from './demo-entity.ts';
import type { Component, Group, KubernetesProject } from './kubernetes-project.ts';
import type { Random } from './random.ts';

/** What the name of a subproject lets one guess, first match wins. */
const KINDS: [RegExp, string][] = [
  [/docs|blog|website|contributor-site|reference/, 'documentation'],
  [/community|elections|events|mentoring|comms|steering|conduct|slack/, 'community'],
  [/^(kubectl|kustomize|krew|kind|kubeadm|kops|minikube|kubespray|auger)|cli\b|ctl\b/, 'command line'],
  [/infra|registry|k8s-io|test|prow|dns|boskos|release|image-builder|artifact/, 'infrastructure'],
  [/client|library|utils|sdk|runtime|api$|raft|gogo|lib\b|common/, 'library'],
];

const LANGUAGE_OF: Record<string, string> = {
  python: 'Python',
  java: 'Java',
  javascript: 'TypeScript',
  haskell: 'Haskell',
  ruby: 'Ruby',
  c: 'C',
};

const GENERATED = [
  'lifecycle',
  'tier',
  'kind',
  'language',
  'publicApi',
  'sloTarget',
  'monthlyCost',
  'lastReleaseAt',
];

/** The subprojects as services. Their names, owners, texts, channels and repositories are real. */
export function generateServices(project: KubernetesProject, random: Random, now: Date): DemoEntity[] {
  const groups = new Map(project.groups.map((group) => [group.identifier, group]));
  const known = new Set(project.repositories.map((repository) => repository.identifier));
  return project.components.map((component) => ({
    identifier: component.identifier,
    title: component.title,
    team: [component.ownedBy],
    properties: {
      ...realProperties(component, groups.get(component.ownedBy)),
      ...generatedProperties(component, random, now),
      generatedValues: GENERATED,
    },
    relations: { repositories: component.repositories.filter((repository) => known.has(repository)) },
  }));
}

function realProperties(component: Component, group: Group | undefined): Record<string, unknown> {
  const channel = component.slack ?? group?.slack;
  const [first] = component.repositories;
  return {
    ...(component.description ? { description: component.description } : {}),
    ...(channel ? { slack: `https://kubernetes.slack.com/messages/${channel}` } : {}),
    ...(group?.charter ? { charter: group.charter } : {}),
    ...(first ? { documentation: `https://github.com/${first}#readme` } : {}),
    topics: topicsOf(component),
  };
}

function topicsOf({ title, ownedBy }: Component): string[] {
  const words = title.toLowerCase().split(/[^a-z0-9]+/);
  const topics = words.filter((word) => word.length > 2 && !['the', 'and', 'for'].includes(word));
  return [...new Set([...topics, ownedBy.replace(/^(sig|wg|committee)-/, '')])];
}

function generatedProperties(component: Component, random: Random, now: Date): Record<string, unknown> {
  const kind = KINDS.find(([pattern]) => pattern.test(component.title))?.[1] ?? 'controller';
  const tier = random.weighted([
    ['1 critical', 2],
    ['2 important', 4],
    ['3 supporting', 6],
    ['4 optional', 3],
  ] as const);
  const lifecycle = random.weighted([
    ['experimental', 2],
    ['alpha', 2],
    ['beta', 3],
    ['stable', 8],
    ['deprecated', 1],
  ] as const);
  return {
    kind,
    tier,
    lifecycle,
    language: languageOf(component, kind, random),
    publicApi: random.chance(0.45),
    sloTarget: { '1 critical': 99.95, '2 important': 99.9, '3 supporting': 99.5, '4 optional': 99 }[tier],
    monthlyCost: Math.round(20 * Math.exp(random.next() * 6)),
    ...(lifecycle === 'experimental'
      ? {}
      : { lastReleaseAt: daysBefore(now, random.whole(1, lifecycle === 'deprecated' ? 900 : 180)) }),
  };
}

function languageOf({ repositories }: Component, kind: string, random: Random): string {
  const [only, ...others] = repositories;
  const hint = only && others.length === 0 ? LANGUAGE_OF[only.split('/')[1] ?? ''] : undefined;
  if (hint) return hint;
  if (kind === 'documentation' || kind === 'community') return 'Markdown';
  return random.weighted([
    ['Go', 12],
    ['Python', 2],
    ['TypeScript', 1],
    ['Shell', 1],
  ] as const);
}
