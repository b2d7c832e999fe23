import { type Static, Type } from '@sinclair/typebox';
import { userInputsSchema } from './input-schema.ts';
import { optional, text } from './schema-parts.ts';

const triggerSchema = Type.Object(
  {
    type: Type.String({ title: 'Type', description: 'self-service, or automation (stored, not run yet).' }),
    operation: optional(
      text('Operation', 'CREATE makes something new; DAY-2 and DELETE work on an entity of the blueprint.'),
    ),
    blueprintIdentifier: optional(text('Blueprint', 'Identifier of the blueprint the action belongs to.')),
    userInputs: optional(userInputsSchema),
    condition: optional(Type.Unknown({ title: 'Condition', description: 'Stored, not evaluated yet.' })),
    event: optional(Type.Unknown({ title: 'Event', description: 'What starts an automation.' })),
    actionCardButtonText: optional(text('Text of the button on the card')),
    executeActionButtonText: optional(text('Text of the button below the form')),
  },
  { title: 'Trigger', description: 'How the action is started.', additionalProperties: true },
);

const invocationSchema = Type.Object(
  {
    type: Type.String({
      title: 'Type',
      description:
        'GITHUB runs a workflow. KAFKA, WEBHOOK, GITLAB, AZURE_DEVOPS, UPSERT_ENTITY and INTEGRATION_ACTION are stored, not run yet.',
    }),
    org: optional(text('Organization', 'Owner of the repository.')),
    repo: optional(text('Repository', 'Name of the repository, without its owner.')),
    workflow: optional(text('Workflow', 'File name of the workflow, such as deploy.yml.')),
    ref: optional(text('Branch or tag', 'Where the workflow runs; main when nothing is given.')),
    workflowInputs: optional(
      Type.Record(Type.String(), Type.Unknown(), {
        title: 'Workflow inputs',
        description: 'Texts with jq in double braces, such as {{ .inputs.name }}.',
      }),
    ),
    reportWorkflowStatus: optional(
      Type.Unknown({
        title: 'Report the status',
        description: 'Whether the end of the workflow ends the run; true when nothing is given.',
      }),
    ),
  },
  { title: 'Backend', description: 'What carries the action out.', additionalProperties: true },
);

/** The document of an action, as people and clients write it. Unknown keys are kept. */
export const actionSchema = Type.Object(
  {
    identifier: Type.String({
      title: 'Identifier',
      description: 'Unique name in addresses and code.',
      minLength: 1,
      maxLength: 200,
    }),
    title: optional(text('Title')),
    icon: optional(text('Icon')),
    description: optional(text('Description', 'What the action does, in a sentence.')),
    category: optional(
      text('Category', 'The heading in self-service; the title of the blueprint when nothing is given.'),
    ),
    trigger: triggerSchema,
    invocationMethod: optional(invocationSchema),
    requiredApproval: optional(
      Type.Union(
        [
          Type.Boolean({ title: 'Yes or no' }),
          Type.Object({
            type: optional(text('Strategy', 'ANY: one approval is enough. ALL: every approver named.')),
          }),
        ],
        { title: 'Approval', description: 'Whether somebody must approve each run first.' },
      ),
    ),
    approvalNotification: optional(
      Type.Unknown({ title: 'Notification', description: 'Stored, not sent yet.' }),
    ),
    allowMachineApproval: optional(
      Type.Boolean({
        title: 'Allow approval by the bootstrap client',
        description: 'In demo mode only: lets the machine client of the configuration approve.',
      }),
    ),
    publish: optional(Type.Boolean({ title: 'Published' })),
    allowAnyoneToViewRuns: optional(
      Type.Boolean({ title: 'Runs are visible to everyone', description: 'Otherwise to those involved.' }),
    ),
  },
  {
    title: 'Action',
    description: 'Something people can ask for.',
    additionalProperties: true,
  },
);

export type ActionDocument = Static<typeof actionSchema>;
