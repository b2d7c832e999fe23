'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { JsonEditor } from '#components/json-editor/json-editor.tsx';
import type { EditorSchema } from '#components/json-editor/schema-at.ts';
import { unwrapAction } from '#components/query/action-result.ts';
import { ApiError } from '#components/query/api-error.ts';
import type { FormSchema, FormUiSchema, FormValue } from '#components/schema-form/form-schema.ts';
import { SchemaForm } from '#components/schema-form/schema-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';
import { toFormSchema } from '#lib/actions/to-form-schema.ts';
import type { ErrorBody, Issue } from '#lib/errors.ts';
import { ActionFields } from './action-fields.tsx';
import { ApproverFields } from './approver-fields.tsx';
import { IssueList } from './issue-list.tsx';
import { useDocumentText } from './use-document-text.ts';
import { type CheckWorkflow, WorkflowCheckPanel } from './workflow-check-panel.tsx';

export interface SaveAction {
  /** empty for a new one */
  identifier: string;
  document: unknown;
  permissions: ActionPermissions;
  expectedVersion: number;
}

export interface ActionEditorProps {
  identifier?: string;
  version?: number;
  document: ActionDocument;
  permissions: ActionPermissions;
  blueprints: { identifier: string; title: string }[];
  teams: { identifier: string; title: string }[];
  schema: EditorSchema;
  save: (
    input: SaveAction,
  ) => Promise<{ ok: true; data: { identifier: string; warnings: Issue[] } } | ErrorBody>;
  checkWorkflow: CheckWorkflow;
}

/** Inputs, backend and approval of one action, beside the form it makes and its JSON. */
export function ActionEditor(props: ActionEditorProps) {
  const { identifier, version, document, blueprints, teams, schema, save, checkWorkflow } = props;
  const router = useRouter();
  const draft = useDocumentText<ActionDocument>(`action:${identifier ?? 'new'}:${version ?? 0}`, document);
  const [permissions, setPermissions] = useState(props.permissions);
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
        await save({
          identifier: identifier ?? '',
          document: draft.document,
          permissions,
          expectedVersion: version ?? 0,
        }),
      );
      setIssues([]);
      setWarnings(saved.warnings);
      draft.forget();
      if (saved.identifier !== identifier) router.push(`/actions/${encodeURIComponent(saved.identifier)}`);
      router.refresh();
    } catch (error) {
      setIssues(error instanceof ApiError ? error.details : []);
      setFailure(
        error instanceof Error ? error.message : 'The action could not be saved; what you typed is kept.',
      );
    }
    setPending(false);
  }
  return (
    <div className="grid min-h-0 flex-1 grid-cols-2 max-lg:grid-cols-1">
      <section aria-label="Action" className="flex min-w-0 flex-col">
        <div className="flex-1 p-6 max-md:p-4">
          {draft.document?.trigger ? (
            <>
              <ActionFields document={draft.document} blueprints={blueprints} onChange={draft.setDocument} />
              <ApproverFields
                document={draft.document}
                permissions={permissions}
                teams={teams}
                onChange={draft.setDocument}
                onPermissionsChange={setPermissions}
              />
              <WorkflowCheckPanel document={draft.document} check={checkWorkflow} version={version} />
            </>
          ) : (
            <p role="status">The JSON is not an action at the moment. The form comes back when it is.</p>
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
            {identifier ? 'Save action' : 'Create action'}
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
              label: 'Form',
              content: draft.document?.trigger ? <FormPreview document={draft.document} /> : null,
            },
            {
              value: 'json',
              label: 'JSON',
              content: (
                <JsonEditor
                  label="Action as JSON"
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

function FormPreview({ document }: { document: ActionDocument }) {
  const [value, setValue] = useState<FormValue>({});
  const form = toFormSchema(document.trigger.userInputs);
  return (
    <div className="mt-4 rounded-3 bg-surface p-5">
      <SchemaForm
        id="preview"
        label="Preview of the form"
        schema={form.schema as FormSchema}
        uiSchema={form.uiSchema as FormUiSchema}
        steps={form.steps}
        value={value}
        onChange={setValue}
        summary={false}
      >
        {null}
      </SchemaForm>
    </div>
  );
}
