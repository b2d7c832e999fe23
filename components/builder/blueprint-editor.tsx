'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { JsonEditor } from '#components/json-editor/json-editor.tsx';
import type { EditorSchema } from '#components/json-editor/schema-at.ts';
import { unwrapAction } from '#components/query/action-result.ts';
import { ApiError } from '#components/query/api-error.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { propertiesOf, relationsOf, requiredOf } from '#lib/blueprints/blueprint-model.ts';
import type { ErrorBody, Issue } from '#lib/errors.ts';
import { BlueprintPreview } from './blueprint-preview.tsx';
import { IssueList } from './issue-list.tsx';
import { toMap } from './named-list.ts';
import { PropertyList } from './property-list.tsx';
import { RelationList } from './relation-list.tsx';
import { useDocumentText } from './use-document-text.ts';

export interface SaveBlueprint {
  identifier: string;
  document: unknown;
  expectedVersion: number;
}

export interface BlueprintEditorProps {
  /** undefined: a new one */
  identifier?: string;
  version?: number;
  document: BlueprintDocument;
  blueprints: { identifier: string; title: string }[];
  /** JSON Schema of blueprint documents */
  schema: EditorSchema;
  save: (
    input: SaveBlueprint,
  ) => Promise<{ ok: true; data: { identifier: string; warnings: Issue[] } } | ErrorBody>;
}

/** The blueprint as a form on the left, as preview and as JSON on the right: one document, whichever side is edited. */
export function BlueprintEditor({
  identifier,
  version,
  document,
  blueprints,
  schema,
  save,
}: BlueprintEditorProps) {
  const router = useRouter();
  const draft = useDocumentText<BlueprintDocument>(
    `blueprint:${identifier ?? 'new'}:${version ?? 0}`,
    document,
  );
  const [issues, setIssues] = useState<Issue[]>([]);
  const [warnings, setWarnings] = useState<Issue[]>([]);
  const [failure, setFailure] = useState<string>();
  const [pending, setPending] = useState(false);

  async function submit() {
    if (!draft.document) return setFailure('The JSON on the right cannot be read; mend it first.');
    setPending(true);
    setFailure(undefined);
    try {
      const saved = unwrapAction(
        await save({ document: draft.document, identifier: identifier ?? '', expectedVersion: version ?? 0 }),
      );
      setIssues([]);
      setWarnings(saved.warnings);
      draft.forget();
      router.push(`/builder/${encodeURIComponent(saved.identifier)}`);
      router.refresh();
    } catch (error) {
      setIssues(error instanceof ApiError ? error.details : []);
      setFailure(
        error instanceof Error ? error.message : 'The blueprint could not be saved; what you typed is kept.',
      );
    }
    setPending(false);
  }
  return (
    <div className="grid min-h-0 flex-1 grid-cols-2 max-lg:grid-cols-1">
      <section aria-label="Blueprint" className="flex min-w-0 flex-col">
        <div className="flex-1 p-6 max-md:p-4">
          {draft.document ? (
            <BlueprintForm document={draft.document} blueprints={blueprints} onChange={draft.setDocument} />
          ) : (
            <p role="status">The JSON cannot be read at the moment. The form comes back when it can.</p>
          )}
        </div>
        <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-line bg-surface px-6 py-3 max-md:px-4">
          <div className="min-w-0 flex-1">
            {failure ? (
              <p role="alert" className="text-danger">
                {failure}
              </p>
            ) : null}
            <IssueList issues={issues} />
            <IssueList issues={warnings} severity="warning" />
          </div>
          {draft.isChanged ? (
            <Button variant="quiet" onClick={draft.reset}>
              Discard changes
            </Button>
          ) : null}
          <Button variant="primary" onClick={submit} pending={pending}>
            {identifier ? 'Save blueprint' : 'Create blueprint'}
          </Button>
        </div>
      </section>
      <aside
        aria-label="Preview and JSON"
        className="border-l border-line bg-surface-2 p-6 max-lg:border-t max-lg:border-l-0 max-md:p-4"
      >
        <Tabs
          aria-label="Preview and JSON"
          defaultValue="preview"
          items={[
            {
              value: 'preview',
              label: 'Preview',
              content: draft.document ? <BlueprintPreview document={draft.document} /> : null,
            },
            {
              value: 'json',
              label: 'JSON',
              content: (
                <JsonEditor
                  label="Blueprint as JSON"
                  value={draft.text}
                  onValueChange={draft.setText}
                  schema={schema}
                  issues={issues}
                  warnings={warnings}
                />
              ),
            },
          ]}
        />
      </aside>
    </div>
  );
}

interface BlueprintFormProps {
  document: BlueprintDocument;
  blueprints: { identifier: string; title: string }[];
  onChange: (document: BlueprintDocument) => void;
}

function BlueprintForm({ document, blueprints, onChange }: BlueprintFormProps) {
  const words = (key: 'identifier' | 'title' | 'icon', label: string, help?: string) => (
    <Field id={`blueprint-${key}`} label={label} help={help}>
      <Input
        id={`blueprint-${key}`}
        value={String(document[key] ?? '')}
        onChange={(event) => onChange({ ...document, [key]: event.target.value })}
      />
    </Field>
  );
  return (
    <>
      <div className="mb-6 grid grid-cols-2 gap-3 max-md:grid-cols-1">
        {words('title', 'Title', 'The name people see.')}
        {words('identifier', 'Identifier', 'Its name in URLs and the API.')}
        {words('icon', 'Icon')}
        <Field id="blueprint-description" label="Description" optional className="col-span-full">
          <Textarea
            id="blueprint-description"
            rows={2}
            value={String(document.description ?? '')}
            onChange={(event) => onChange({ ...document, description: event.target.value })}
          />
        </Field>
      </div>
      <Section id="blueprint-properties" title="Properties">
        <PropertyList
          noun="property"
          properties={propertiesOf(document)}
          required={requiredOf(document)}
          blueprints={blueprints}
          onChange={(properties, required) =>
            onChange({ ...document, schema: { ...document.schema, properties: toMap(properties), required } })
          }
        />
      </Section>
      <Section id="blueprint-relations" title="Relations">
        <RelationList
          relations={relationsOf(document)}
          blueprints={blueprints}
          onChange={(relations) => onChange({ ...document, relations: toMap(relations) })}
        />
      </Section>
    </>
  );
}
