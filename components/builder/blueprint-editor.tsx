'use client';

import { useRouter } from 'next/navigation';
import type { EditorSchema } from '#components/json-editor/schema-at.ts';
import type { ServerAction } from '#components/query/action-result.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { BlueprintForm } from './blueprint-form.tsx';
import { BlueprintPreview } from './blueprint-preview.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { useDocumentText } from './use-document-text.ts';
import { type SavedDocument, useSave } from './use-save.ts';

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
}

/** The table and the form that a blueprint makes, while it is written: one document, whichever side is edited. */
export function BlueprintEditor(props: BlueprintEditorProps) {
  const { identifier = '', version = 0, blueprints, schema } = props;
  const router = useRouter();
  const draft = useDocumentText<BlueprintDocument>(
    `blueprint:${identifier || 'new'}:${version}`,
    props.document,
  );
  const saving = useSave('blueprint', identifier, version);
  const { document } = draft;
  async function save() {
    if (!document) return saving.refuse('The JSON cannot be read; mend it first.');
    const saved = await saving.save(() => props.save({ document, identifier, expectedVersion: version }));
    if (!saved) return;
    draft.forget();
    router.push(`/builder/${encodeURIComponent(saved.identifier)}`);
    router.refresh();
  }
  return (
    <EditorFrame
      noun="Blueprint"
      isNew={!identifier}
      draft={draft}
      schema={schema}
      saving={saving}
      onSave={save}
      previewLabel="Preview"
      preview={document ? <BlueprintPreview document={document} /> : null}
    >
      {document ? (
        <BlueprintForm document={document} blueprints={blueprints} onChange={draft.setDocument} />
      ) : undefined}
    </EditorFrame>
  );
}
