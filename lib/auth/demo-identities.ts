import type { Role } from '#lib/access/actor.ts';

export interface DemoIdentity {
  identity: string;
  name: string;
  email: string;
  role: Role;
  /** identifiers of teams the demo data brings */
  teams: string[];
  /** what one can try as this person */
  description: string;
}

/** The people of the demo. The approver is named in the demo actions; the two developers see different teams. */
export const DEMO_IDENTITIES: readonly DemoIdentity[] = [
  {
    identity: 'admin',
    name: 'Ada Admin',
    email: 'admin@quayside.demo',
    role: 'Admin',
    teams: [],
    description: 'Defines blueprints and actions, manages people and reads the audit.',
  },
  {
    identity: 'developer',
    name: 'Devi Developer',
    email: 'developer@quayside.demo',
    role: 'Member',
    teams: ['sig-network'],
    description: 'Works in SIG Network: browses the catalog and requests actions.',
  },
  {
    identity: 'developer2',
    name: 'Nils Node',
    email: 'developer2@quayside.demo',
    role: 'Member',
    teams: ['sig-node'],
    description: 'Works in SIG Node: may not change what belongs to SIG Network.',
  },
  {
    identity: 'approver',
    name: 'Ines Infra',
    email: 'approver@quayside.demo',
    role: 'Member',
    teams: ['sig-k8s-infra'],
    description: 'Works in SIG K8s Infra: approves or declines requests.',
  },
];

export function demoIdentity(identity: string): DemoIdentity | undefined {
  return DEMO_IDENTITIES.find((candidate) => candidate.identity === identity);
}
