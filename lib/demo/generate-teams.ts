import type { DemoTeam } from './demo-entity.ts';
import type { KubernetesProject } from './kubernetes-project.ts';

const PREFIX: Record<string, string> = {
  sig: 'SIG',
  'working-group': 'WG',
  committee: 'Committee',
};

/** The groups of the project as teams; nobody is in them but the demo's own people. */
export function generateTeams({ groups }: KubernetesProject): DemoTeam[] {
  return groups.map(({ identifier, title, kind, mission }) => ({
    identifier,
    title: `${PREFIX[kind] ?? kind} ${title}`,
    description: mission,
  }));
}
