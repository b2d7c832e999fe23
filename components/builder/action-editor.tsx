'use client';

import { useRouter } from 'next/navigation';
import type { EditorSchema } from '#components/json-editor/schema-at.ts';
import type { ServerAction } from '#components/query/action-result.ts';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';
import { ActionFields } from './action-fields.tsx';
import { ActionPreview } from './action-preview.tsx';
import { ApproverFields } from './approver-fields.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { useDocumentText } from './use-document-text.ts';
import { type SavedDocument, useSave } from './use-save.ts';
import { type CheckWorkflow, WorkflowCheckPanel } from './workflow-check-panel.tsx';

export interface SaveAction {
  /** empty for a new one */
  identifier: string;
  document: unknown;
  permissions: ActionPermissions;
  expectedVersion: number;
}

export interface ActionEditorProps {
  /** undefined: a new one */
  identifier?: string;
  version?: number;
  document: ActionDocument;
  permissions: ActionPermissions;
  blueprints: { identifier: string; title: string }[];
  teams: { identifier: string; title: string }[];
  /** JSON Schema of action documents */
  schema: EditorSchema;
  save: ServerAction<SaveAction, SavedDocument>;
  checkWorkflow: CheckWorkflow;
}

/** Inputs, workflow and approval of one action, beside the form it makes and its JSON. */
export function ActionEditor(props: ActionEditorProps) {
  const { identifier = '', version = 0, blueprints, teams, schema, checkWorkflow } = props;
  const router = useRouter();
  const draft = useDocumentText<ActionDocument>(`action:${identifier || 'new'}:${version}`, props.document);
  const rights = useDocumentText<ActionPermissions>(
    `permissions:${identifier || 'new'}:${version}`,
    props.permissions,
  );
  const permissions = rights.document ?? props.permissions;
  const saving = useSave('action', identifier, version);
  const document = draft.document?.trigger ? draft.document : undefined;
  async function save() {
    if (!draft.document) return saving.refuse('The JSON cannot be read; mend it first.');
    const input = { document: draft.document, identifier, permissions, expectedVersion: version };
    const saved = await saving.save(() => props.save(input));
    if (!saved) return;
    draft.forget();
    rights.forget();
    router.push(`/actions/${encodeURIComponent(saved.identifier)}`);
    router.refresh();
  }
  return (
    <EditorFrame
      noun="Action"
      isNew={!identifier}
      draft={{
        ...draft,
        isChanged: draft.isChanged || rights.isChanged,
        reset() {
          draft.reset();
          rights.reset();
        },
      }}
      schema={schema}
      saving={saving}
      onSave={save}
      previewLabel="Form"
      preview={document ? <ActionPreview document={document} /> : null}
    >
      {document ? (
        <>
          <ActionFields document={document} blueprints={blueprints} onChange={draft.setDocument} />
          <ApproverFields
            document={document}
            permissions={permissions}
            teams={teams}
            onChange={draft.setDocument}
            onPermissionsChange={rights.setDocument}
          />
          <WorkflowCheckPanel document={document} check={checkWorkflow} version={props.version} />
        </>
      ) : undefined}
    </EditorFrame>
  );
}
