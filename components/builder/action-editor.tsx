'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { EditorSchema } from '#components/json-editor/schema-at.ts';
import type { ServerAction } from '#components/query/action-result.ts';
import { v1 } from '#components/query/api.ts';
import { useViewer } from '#components/shell/viewer.tsx';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';
import { ActionFields } from './action-fields.tsx';
import { ActionPreview } from './action-preview.tsx';
import { ApproverFields } from './approver-fields.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { followTitle } from './made-names.ts';
import { ChangeBar } from './plan/change-bar.tsx';
import { useChangePlan } from './plan/use-change-plan.ts';
import { useDocumentText } from './use-document-text.ts';
import { type SavedDocument, useSave } from './use-save.ts';
import { VersionsDialog } from './versions/versions-dialog.tsx';
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
  /** of other actions, so that one is not written in two ways */
  categories: string[];
  /** JSON Schema of action documents */
  schema: EditorSchema;
  save: ServerAction<SaveAction, SavedDocument>;
  checkWorkflow: CheckWorkflow;
  view?: 'preview' | 'json' | undefined;
}

/** Inputs, workflow and approval of one action, beside the form it makes and its JSON. */
export function ActionEditor(props: ActionEditorProps) {
  const { identifier = '', version = 0, blueprints, teams, categories, schema, checkWorkflow } = props;
  const router = useRouter();
  const [compared, setCompared] = useState<number>();
  const { draft, rights, permissions, both } = useActionDraft(props);
  const saving = useSave('action', identifier, version);
  const path = v1('actions', identifier);
  const planned = useChangePlan(
    `${path}/plan`,
    draft.document && { document: draft.document, permissions },
    identifier !== '' && both.isChanged,
  );
  const document = draft.document?.trigger ? draft.document : undefined;
  async function save() {
    if (!draft.document) return saving.refuse(draft.tooLong ?? 'The JSON cannot be read; mend it first.');
    const input = { document: draft.document, identifier, permissions, expectedVersion: version };
    const saved = await saving.save(() => props.save(input));
    if (!saved) return router.refresh();
    both.forget();
    router.push(`/actions/${encodeURIComponent(saved.identifier)}`);
    router.refresh();
  }
  return (
    <EditorFrame
      noun="Action"
      draft={draft}
      schema={schema}
      issues={saving.issues.length > 0 ? saving.issues : planned.issues}
      warnings={planned.plan?.warnings ?? saving.warnings}
      view={props.view}
      previewLabel="Form"
      preview={document ? <ActionPreview document={document} /> : null}
      bar={
        <>
          <ChangeBar
            className="sticky bottom-0 z-10"
            noun="action"
            isNew={!identifier}
            draft={both}
            version={version}
            planned={planned}
            saving={saving}
            onSave={save}
            onCompare={() => setCompared(both.staleVersion)}
          />
          <VersionsDialog
            of={{
              path,
              noun: 'action',
              title: props.document.title || identifier,
              version,
              document: props.document,
            }}
            first={compared}
            open={compared !== undefined}
            onOpenChange={() => setCompared(undefined)}
          />
        </>
      }
    >
      {document ? (
        <>
          <ActionFields
            document={document}
            blueprints={blueprints}
            categories={categories}
            onChange={(next) => draft.setDocument(identifier ? next : followTitle(document, next))}
          />
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

/** The document and, beside it, who may run and approve it: two drafts that are saved together. */
function useActionDraft({ identifier = '', version = 0, document, permissions }: ActionEditorProps) {
  const viewer = useViewer();
  const draft = useDocumentText<ActionDocument>(`${viewer.id}:action:${identifier}`, document, version);
  const rights = useDocumentText<ActionPermissions>(
    `${viewer.id}:permissions:${identifier}`,
    permissions,
    version,
  );
  const both = {
    ...draft,
    isChanged: draft.isChanged || rights.isChanged,
    // The one that is untouched follows what is saved; the other may still stand on the version before.
    staleVersion: draft.staleVersion ?? rights.staleVersion,
    reset: () => onBoth('reset'),
    rebase: () => onBoth('rebase'),
    forget: () => onBoth('forget'),
  };
  function onBoth(what: 'reset' | 'rebase' | 'forget') {
    draft[what]();
    rights[what]();
  }
  return { draft, rights, permissions: rights.document ?? permissions, both };
}
