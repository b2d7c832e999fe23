'use client';

import { Combobox } from '#components/ui/combobox.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { Select } from '#components/ui/select.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';
import { ActionSteps } from './action-steps.tsx';
import { categoryOf } from './categories.ts';
import { toList, toMap } from './named-list.ts';
import { PropertyList } from './property-list.tsx';
import { WorkflowInputs } from './workflow-inputs.tsx';

export interface ActionFieldsProps {
  document: ActionDocument;
  blueprints: { identifier: string; title: string }[];
  /** of other actions */
  categories: string[];
  onChange: (document: ActionDocument) => void;
}

const OPERATIONS = [
  { value: 'CREATE', label: 'Creates something new' },
  { value: 'DAY-2', label: 'Works on an entity' },
  { value: 'DELETE', label: 'Removes an entity' },
];

/** What the action is, what it asks for, and the workflow that carries it out. */
export function ActionFields({ document, blueprints, categories, onChange }: ActionFieldsProps) {
  const { trigger } = document;
  const inputs = trigger.userInputs ?? {};
  const required = Array.isArray(inputs.required) ? inputs.required : [];
  return (
    <>
      <div className="mb-6 grid grid-cols-2 gap-3 max-md:grid-cols-1">
        {(['title', 'identifier'] as const).map((key) => (
          <Field key={key} id={`action-${key}`} label={key === 'title' ? 'Title' : 'Identifier'}>
            <Input
              id={`action-${key}`}
              value={document[key] ?? ''}
              onChange={(event) => onChange({ ...document, [key]: event.target.value })}
            />
          </Field>
        ))}
        <Field id="action-description" label="Description" optional className="col-span-full">
          <Textarea
            id="action-description"
            rows={2}
            value={document.description ?? ''}
            onChange={(event) => onChange({ ...document, description: event.target.value })}
          />
        </Field>
        <Field id="action-operation" label="What it does">
          <Select
            id="action-operation"
            value={trigger.operation ?? 'CREATE'}
            options={OPERATIONS}
            onValueChange={(operation) => onChange({ ...document, trigger: { ...trigger, operation } })}
          />
        </Field>
        <Field id="action-blueprint" label="Blueprint">
          <Combobox
            id="action-blueprint"
            label="Blueprint"
            value={trigger.blueprintIdentifier ?? undefined}
            options={blueprints.map((one) => ({
              value: one.identifier,
              label: one.title,
              hint: one.identifier,
            }))}
            onValueChange={(blueprintIdentifier) =>
              onChange({
                ...document,
                trigger: { ...trigger, blueprintIdentifier: blueprintIdentifier ?? '' },
              })
            }
          />
        </Field>
        <Field
          id="action-category"
          label="Category"
          optional
          help="The heading in self-service; without one, the blueprint."
        >
          <Input
            id="action-category"
            list="action-categories"
            value={categoryOf(document)}
            onChange={({ target }) => onChange(withCategory(document, target.value))}
          />
          <datalist id="action-categories">
            {categories.map((category) => (
              <option key={category} value={category} />
            ))}
          </datalist>
        </Field>
      </div>
      <Section id="action-inputs" title="Inputs">
        <PropertyList
          noun="input"
          properties={toList(inputs.properties as Record<string, PropertyDefinition> | undefined)}
          required={required}
          blueprints={blueprints}
          onChange={(properties, nextRequired) =>
            onChange({
              ...document,
              trigger: {
                ...trigger,
                userInputs: {
                  ...inputs,
                  properties: toMap(properties) as never,
                  ...(Array.isArray(inputs.required) || inputs.required === undefined
                    ? { required: nextRequired }
                    : {}),
                },
              },
            })
          }
        />
      </Section>
      <Section id="action-steps" title="Steps and headings">
        <ActionSteps
          inputs={inputs}
          onChange={(userInputs) => onChange({ ...document, trigger: { ...trigger, userInputs } })}
        />
      </Section>
      <WorkflowFields document={document} onChange={onChange} />
    </>
  );
}

function withCategory(document: ActionDocument, category: string): ActionDocument {
  const { category: _, ...rest } = document as ActionDocument & { category?: string };
  return category === '' ? rest : ({ ...document, category } as ActionDocument);
}

const WORKFLOW_FIELDS = [
  ['org', 'Organization'],
  ['repo', 'Repository'],
  ['workflow', 'Workflow file'],
  ['ref', 'Branch or tag'],
] as const;

function WorkflowFields({ document, onChange }: Pick<ActionFieldsProps, 'document' | 'onChange'>) {
  const invocation = document.invocationMethod ?? { type: 'GITHUB' };
  if (invocation.type !== 'GITHUB') {
    return (
      <Section id="action-backend" title="Backend">
        <p className="text-ink-2">
          {String(invocation.type)} is kept as it is and edited as JSON. Runs of it are not sent yet.
        </p>
      </Section>
    );
  }
  return (
    <Section id="action-backend" title="GitHub workflow">
      <div className="mb-4 grid grid-cols-2 gap-3 max-md:grid-cols-1">
        {WORKFLOW_FIELDS.map(([key, label]) => (
          <Field key={key} id={`action-${key}`} label={label}>
            <Input
              id={`action-${key}`}
              value={invocation[key] ?? ''}
              placeholder={key === 'ref' ? 'main' : undefined}
              onChange={(event) =>
                onChange({ ...document, invocationMethod: { ...invocation, [key]: event.target.value } })
              }
            />
          </Field>
        ))}
      </div>
      <WorkflowInputs
        inputs={invocation.workflowInputs ?? {}}
        onChange={(workflowInputs) =>
          onChange({ ...document, invocationMethod: { ...invocation, workflowInputs } })
        }
      />
    </Section>
  );
}
