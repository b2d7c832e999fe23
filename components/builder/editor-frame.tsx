'use client';

import type { ReactNode } from 'react';
import { JsonEditor } from '#components/json-editor/json-editor.tsx';
import type { EditorSchema } from '#components/json-editor/schema-at.ts';
import { Tabs } from '#components/ui/tabs.tsx';
import type { Issue } from '#lib/errors.ts';
import type { DocumentText } from './use-document-text.ts';

export interface EditorFrameProps {
  /** "Blueprint" */
  noun: string;
  draft: Pick<DocumentText<unknown>, 'text' | 'setText' | 'tooLong'>;
  schema: EditorSchema;
  /** marked at their place in the JSON */
  issues: readonly Issue[];
  warnings: readonly Issue[];
  /** the tab that is open first */
  view: 'preview' | 'json' | undefined;
  /** title of the tab with the preview */
  previewLabel: string;
  /** undefined while the JSON makes none */
  preview: ReactNode;
  /** what would change, and the button that saves */
  bar: ReactNode;
  /** the form; undefined while the JSON makes none */
  children: ReactNode;
}

/** One document, as form on the left and as preview and JSON on the right. */
export function EditorFrame(props: EditorFrameProps) {
  const { noun, draft, schema, issues, warnings, previewLabel, preview, bar, children } = props;
  return (
    <div className="grid min-h-0 flex-1 grid-cols-2 max-lg:grid-cols-1">
      <section aria-label={noun} className="flex min-w-0 flex-col">
        <div className="flex-1 p-6 max-md:p-4">
          {children ?? (
            <p role="status">
              {draft.tooLong === undefined
                ? `The JSON is no ${noun.toLowerCase()} at the moment. The form comes back when it is one.`
                : 'The JSON is too long for a form. The form comes back when it is shorter.'}
            </p>
          )}
        </div>
        {bar}
      </section>
      <aside
        aria-label="Preview and JSON"
        className="min-w-0 border-l border-line bg-surface-2 p-6 max-lg:border-t max-lg:border-l-0 max-md:p-4"
      >
        <div className="lg:sticky lg:top-6 lg:-m-2 lg:max-h-[calc(100dvh-4rem)] lg:overflow-y-auto lg:p-2">
          <Tabs
            aria-label="Preview and JSON"
            defaultValue={props.view ?? 'preview'}
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
                    issues={issues}
                    warnings={warnings}
                  />
                ),
              },
            ]}
          />
        </div>
      </aside>
    </div>
  );
}
