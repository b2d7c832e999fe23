'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { EditorSchema } from '#components/json-editor/schema-at.ts';
import type { ServerAction } from '#components/query/action-result.ts';
import { v1 } from '#components/query/api.ts';
import { useViewer } from '#components/shell/viewer.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { nounOf, pluralOf, titleOf } from '#lib/blueprints/noun.ts';
import { BlueprintForm } from './blueprint-form.tsx';
import { BlueprintPreview } from './blueprint-preview.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { followTitle } from './made-names.ts';
import { ChangeBar } from './plan/change-bar.tsx';
import { useChangePlan } from './plan/use-change-plan.ts';
import { useDocumentText } from './use-document-text.ts';
import { type SavedDocument, useSave } from './use-save.ts';
import { VersionsDialog } from './versions/versions-dialog.tsx';

export interface SaveBlueprint {
  /** empty for a new one */
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
  save: ServerAction<SaveBlueprint, SavedDocument>;
  view?: 'preview' | 'json' | undefined;
}

/** The table and the form that a blueprint makes, while it is written: one document, whichever side is edited. */
export function BlueprintEditor(props: BlueprintEditorProps) {
  const { identifier = '', version = 0, blueprints, schema } = props;
  const router = useRouter();
  const viewer = useViewer();
  const [compared, setCompared] = useState<number>();
  const draft = useDocumentText<BlueprintDocument>(
    `${viewer.id}:blueprint:${identifier}`,
    props.document,
    version,
  );
  const saving = useSave('blueprint', identifier, version);
  const path = v1('blueprints', identifier);
  const planned = useChangePlan(`${path}/plan`, draft.document, identifier !== '' && draft.isChanged);
  const { document } = draft;
  async function save() {
    if (!document) return saving.refuse(draft.tooLong ?? 'The JSON cannot be read; mend it first.');
    const saved = await saving.save(() => props.save({ document, identifier, expectedVersion: version }));
    if (!saved) return router.refresh();
    draft.forget();
    router.push(`/builder/${encodeURIComponent(saved.identifier)}`);
    router.refresh();
  }
  return (
    <EditorFrame
      noun="Blueprint"
      draft={draft}
      schema={schema}
      issues={saving.issues.length > 0 ? saving.issues : planned.issues}
      warnings={planned.plan?.warnings ?? saving.warnings}
      view={props.view}
      previewLabel="Preview"
      preview={document ? <BlueprintPreview document={document} /> : null}
      bar={
        <>
          <ChangeBar
            className="sticky bottom-0 z-10"
            noun="blueprint"
            isNew={!identifier}
            draft={draft}
            version={version}
            planned={planned}
            entities={{ blueprint: identifier, one: nounOf(props.document), many: pluralOf(props.document) }}
            saving={saving}
            onSave={save}
            onCompare={() => setCompared(draft.staleVersion)}
          />
          <VersionsDialog
            of={{
              path,
              noun: 'blueprint',
              title: titleOf(props.document),
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
        <BlueprintForm
          document={document}
          blueprints={blueprints}
          onChange={(next) => draft.setDocument(identifier ? next : followTitle(document, next))}
        />
      ) : undefined}
    </EditorFrame>
  );
}
