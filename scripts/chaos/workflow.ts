/** What every request of a chaos run dispatches: it tells who it is and ends at once. */
export const WORKFLOW = `name: Work
run-name: Work on \${{ inputs.item }} (\${{ inputs.quayside_run_id }})
on:
  workflow_dispatch:
    inputs:
      item: { required: true }
      quayside_run_id: {}
jobs:
  work:
    runs-on: ubuntu-latest
    steps:
      - run: echo "working on it"
`;

/** The action that requests it: everybody may, an Admin approves. */
export const ACTION = {
  identifier: 'work',
  title: 'Work',
  trigger: {
    type: 'self-service',
    operation: 'CREATE',
    userInputs: {
      properties: { item: { type: 'string', title: 'Item' } },
      required: ['item'],
      order: ['item'],
    },
  },
  invocationMethod: {
    type: 'GITHUB',
    org: 'acme',
    repo: 'chaos',
    workflow: 'work.yml',
    workflowInputs: { item: '{{ .inputs.item }}' },
    reportWorkflowStatus: true,
  },
  requiredApproval: true,
};
