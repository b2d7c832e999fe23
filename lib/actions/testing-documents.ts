import type { ActionDocument } from './action-schema.ts';

/** An action that can be run, for tests; `changes` replace whole keys. */
export function githubAction(
  changes: Partial<ActionDocument> & Record<string, unknown> = {},
): ActionDocument {
  return {
    identifier: 'deploy',
    title: 'Deploy',
    icon: 'Deployment',
    trigger: {
      type: 'self-service',
      operation: 'CREATE',
      userInputs: {
        properties: {
          name: { type: 'string', title: 'Name', minLength: 2, pattern: '^[a-z-]+$' },
          size: { type: 'number', minimum: 1, maximum: 9, default: 3 },
          region: { type: 'string', enum: ['eu', 'us'] },
        },
        required: ['name'],
        order: ['name', 'size', 'region'],
      },
    },
    invocationMethod: {
      type: 'GITHUB',
      org: 'acme',
      repo: 'platform',
      workflow: 'deploy.yml',
      workflowInputs: { name: '{{ .inputs.name }}', size: '{{ .inputs.size }}' },
      reportWorkflowStatus: true,
    },
    requiredApproval: false,
    ...changes,
  };
}
