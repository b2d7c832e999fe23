import type { RunState } from '#lib/runs/states.ts';

export interface DemoRun {
  id: string;
  action: 'scaffold_service' | 'deploy_service' | 'request_access' | 'decommission_service';
  /** identifier of the entity it works on */
  entity: string | null;
  /** demo identities */
  requester: 'developer' | 'developer2';
  properties: Record<string, unknown>;
  state: RunState;
  /** minutes before the seeding at which it was requested */
  age: number;
  /** for actions that need approval: minutes until it came, and how it was */
  decision?: { minutes: number; decision: 'APPROVE' | 'DECLINE'; reason: string };
  /** id of its workflow run, recorded in the stand-in's past */
  workflowRun?: number;
  failure?: string;
}

/** Visibly not made by the product, and the same in every demo. */
function demoRunId(number: number): string {
  return `r_019d0000000070008000${String(number).padStart(12, '0')}`;
}

/** Runs that exist from the start, one or more for every state but `waiting` (see `waitingRuns`). */
export function demoRuns(): DemoRun[] {
  return [
    {
      id: demoRunId(1),
      action: 'scaffold_service',
      entity: null,
      requester: 'developer',
      properties: {
        name: 'harbour-dashboard',
        description: 'Shows what waits at the **network** quay.',
        team: 'sig-network',
        language: 'TypeScript',
        tier: '3 supporting',
        sloTarget: 99.5,
        publicApi: false,
        topics: ['dashboard', 'network'],
      },
      state: 'succeeded',
      age: 4_330,
      workflowRun: 15_900_000_001,
    },
    {
      id: demoRunId(2),
      action: 'request_access',
      entity: 'kubernetes-sigs/gateway-api',
      requester: 'developer',
      properties: {
        person: 'developer@quayside.demo',
        level: 'triage',
        days: 90,
        reason: 'Sorting the conformance reports that come in before the release.',
      },
      state: 'succeeded',
      age: 2_900,
      decision: { minutes: 42, decision: 'APPROVE', reason: 'Triage is enough for that. Thank you!' },
      workflowRun: 15_900_000_002,
    },
    {
      id: demoRunId(3),
      action: 'deploy_service',
      entity: 'sig-network--gateway-api',
      requester: 'developer',
      properties: {
        environment: 'staging-eu-west',
        version: 'v1.4.0',
        strategy: 'canary',
        canaryPercent: 20,
        changes: ['Read the new API version', 'Less memory while listing'],
      },
      state: 'succeeded',
      age: 1_565,
      workflowRun: 15_900_000_003,
    },
    {
      id: demoRunId(4),
      action: 'deploy_service',
      entity: 'sig-node--node-problem-detector',
      requester: 'developer2',
      properties: {
        environment: 'production-eu-west',
        version: 'v0.9.0-broken',
        strategy: 'rolling',
        changes: ['Drop a deprecated flag'],
      },
      state: 'failed',
      age: 1_210,
      workflowRun: 15_900_000_004,
      failure: 'The workflow run failed.',
    },
    ...endedWithoutEffect(),
    ...underWay(),
  ];
}

function endedWithoutEffect(): DemoRun[] {
  return [
    {
      id: demoRunId(5),
      action: 'request_access',
      entity: 'kubernetes/website',
      requester: 'developer2',
      properties: {
        person: 'developer2@quayside.demo',
        level: 'maintain',
        days: 365,
        reason: 'Moving pages about nodes to where people look for them.',
      },
      state: 'declined',
      age: 1_800,
      decision: { minutes: 65, decision: 'DECLINE', reason: 'Write is enough to move pages; ask for that.' },
    },
    {
      id: demoRunId(6),
      action: 'request_access',
      entity: 'kubernetes/dns',
      requester: 'developer',
      properties: {
        person: 'developer@quayside.demo',
        level: 'write',
        days: 30,
        reason: 'Asked for the wrong repository, to be withdrawn.',
      },
      state: 'cancelled',
      age: 370,
    },
    {
      id: demoRunId(7),
      action: 'deploy_service',
      entity: 'sig-network--external-dns',
      requester: 'developer',
      properties: { environment: 'production-us-east', version: 'v0.15.1', strategy: 'rolling' },
      state: 'refused',
      age: 480,
      failure:
        "GitHub refused the request (422): Cannot trigger a 'workflow_dispatch' on a disabled workflow",
    },
    {
      id: demoRunId(8),
      action: 'deploy_service',
      entity: 'sig-network--kindnet',
      requester: 'developer',
      properties: { environment: 'staging-us-east', version: 'v1.8.0', strategy: 'rolling' },
      state: 'needs_decision',
      age: 190,
    },
  ];
}

function underWay(): DemoRun[] {
  return [
    {
      id: demoRunId(9),
      action: 'deploy_service',
      entity: 'sig-network--ingress',
      requester: 'developer',
      properties: { environment: 'production-eu-west', version: 'v2.1.0', strategy: 'rolling' },
      state: 'dispatched',
      age: 26,
      workflowRun: 15_900_000_005,
    },
    {
      id: demoRunId(10),
      action: 'deploy_service',
      entity: 'sig-node--cri-tools',
      requester: 'developer2',
      properties: { environment: 'development-eu-west', version: 'v1.32.0', strategy: 'recreate' },
      state: 'unknown',
      age: 9,
    },
    {
      id: demoRunId(11),
      action: 'deploy_service',
      entity: 'sig-network--network-policy',
      requester: 'developer',
      properties: { environment: 'development-us-east', version: 'v0.3.2', strategy: 'rolling' },
      state: 'pending',
      age: 4,
    },
    {
      id: demoRunId(12),
      action: 'deploy_service',
      entity: 'sig-network--kube-dns',
      requester: 'developer',
      properties: { environment: 'development-eu-west', version: 'v1.23.1', strategy: 'rolling' },
      state: 'sending',
      age: 2,
    },
  ];
}

/** Requests that wait for a decision; they are submitted like any other and can be decided for real. */
export function waitingRuns(): Pick<DemoRun, 'action' | 'entity' | 'requester' | 'properties'>[] {
  return [
    {
      action: 'request_access',
      entity: 'kubernetes-sigs/external-dns',
      requester: 'developer',
      properties: {
        person: 'developer@quayside.demo',
        level: 'write',
        days: 14,
        reason: 'Reviewing the provider changes of the next release together with the owners.',
      },
    },
    {
      action: 'decommission_service',
      entity: 'sig-node--cri-streaming',
      requester: 'developer2',
      properties: {
        reason: 'Its code moved into another component; nothing calls it any more.',
        keepDataDays: 30,
        usersInformed: true,
      },
    },
    {
      action: 'request_access',
      entity: 'kubernetes/k8s.io',
      requester: 'developer2',
      properties: {
        person: 'developer2@quayside.demo',
        level: 'triage',
        days: 60,
        reason: 'Helping with the queue of infrastructure requests that concern nodes.',
      },
    },
  ];
}
