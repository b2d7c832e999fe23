'use client';

import type { ReactNode } from 'react';
import { JsonEditor } from '#components/json-editor/json-editor.tsx';
import type { EditorSchema } from '#components/json-editor/schema-at.ts';
import { Button } from '#components/ui/button.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { IssueList } from './issue-list.tsx';
import type { DocumentText } from './use-document-text.ts';
import type { Saving } from './use-save.ts';

export interface EditorFrameProps {
  /** "Blueprint" */
  noun: string;
  isNew: boolean;
  draft: Pick<DocumentText<unknown>, 'text' | 'setText' | 'isChanged' | 'reset'>;
  schema: EditorSchema;
  saving: Saving;
  onSave: () => void;
  /** title of the tab with the preview */
  previewLabel: string;
  /** undefined while the JSON makes none */
  preview: ReactNode;
  /** the form; undefined while the JSON makes none */
  children: ReactNode;
}

/** One document, as form on the left and as preview and JSON on the right; what is wrong stands beside the button. */
export function EditorFrame(props: EditorFrameProps) {
  const { noun, draft, schema, saving, previewLabel, preview, children } = props;
  return (
    <div className="grid min-h-0 flex-1 grid-cols-2 max-lg:grid-cols-1">
      <section aria-label={noun} className="flex min-w-0 flex-col">
        <div className="flex-1 p-6 max-md:p-4">
          {children ?? (
            <p role="status">
              The JSON is no {noun.toLowerCase()} at the moment. The form comes back when it is one.
            </p>
          )}
        </div>
        <SaveBar {...props} />
      </section>
      <aside
        aria-label="Preview and JSON"
        className="min-w-0 border-l border-line bg-surface-2 p-6 max-lg:border-t max-lg:border-l-0 max-md:p-4"
      >
        <Tabs
          aria-label="Preview and JSON"
          defaultValue="preview"
          items={[
            { value: 'preview', label: previewLabel, content: preview },
            {
              value: 'json',
              label: 'JSON',
              content: (
                <JsonEditor
                  label={`${noun} as JSON`}
                  value={draft.text}
                  onValueChange={draft.setText}
                  schema={schema}
                  issues={saving.issues}
                  warnings={saving.warnings}
                />
              ),
            },
          ]}
        />
      </aside>
    </div>
  );
}

function SaveBar({ noun, isNew, draft, saving, onSave }: EditorFrameProps) {
  const { failure, issues, warnings, pending } = saving;
  return (
    <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t border-line bg-surface px-6 py-3 max-md:px-4">
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
      <Button variant="primary" onClick={onSave} pending={pending}>
        {isNew ? 'Create' : 'Save'} {noun.toLowerCase()}
      </Button>
    </div>
  );
}
