import type { DemoRun } from './demo-run.ts';

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
    {
      action: 'provision_database',
      entity: null,
      requester: 'developer',
      properties: {
        name: 'dns-query-log',
        service: 'sig-network--kube-dns',
        team: 'sig-network',
        engine: 'PostgreSQL',
        environment: 'staging-eu-west',
        size: 'medium',
        storageGb: 200,
        backupDays: 7,
        highAvailability: false,
        personalData: true,
      },
    },
  ];
}
