'use client';

import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { linter, lintGutter } from '@codemirror/lint';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useEffectEvent, useRef } from 'react';
import { pageNonce } from '#components/shell/share-nonce.ts';
import type { Issue } from '#lib/errors.ts';
import { suggest } from './complete.ts';
import { placeIssues, syntaxFaults } from './diagnose.ts';
import { EDITOR_THEME } from './editor-theme.ts';
import { LONGEST_TEXT, lengthFault } from './longest-text.ts';
import type { EditorSchema } from './schema-at.ts';

export interface JsonEditorProps {
  value: string;
  onValueChange: (value: string) => void;
  /** completes names and values */
  schema?: EditorSchema | undefined;
  /** faults found by the server, shown at their field until the text changes them away */
  issues?: readonly Issue[];
  warnings?: readonly Issue[];
  label: string;
}

/** A JSON text with completion from a schema and faults at their line. Tab leaves it (Escape, then Tab, inside lists). */
export function JsonEditor(props: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const changed = useEffectEvent((text: string) => props.onValueChange(text));
  const complete = useEffectEvent((context: CompletionContext): CompletionResult | null => {
    if (context.state.doc.length > LONGEST_TEXT) return null;
    const found = props.schema && suggest(context.state.doc.toString(), context.pos, props.schema);
    if (!found || (!context.explicit && found.from === found.to)) return null;
    return {
      from: found.from,
      to: found.to,
      filter: true,
      options: found.options.map(({ label, insert, detail, info }) => ({
        label: label.startsWith('"') ? label : JSON.stringify(label),
        displayLabel: label,
        apply: insert,
        ...(detail ? { detail } : {}),
        ...(info ? { info } : {}),
      })),
    };
  });
  const diagnose = useEffectEvent((text: string) => {
    const length = lengthFault(text);
    if (length) return [{ from: 0, to: 1, message: length, severity: 'error' as const }];
    const syntax = syntaxFaults(text);
    if (syntax.length > 0) return syntax;
    return [...placeIssues(text, props.issues ?? []), ...placeIssues(text, props.warnings ?? [], 'warning')];
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor lives as long as the component; values flow in below
  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      parent: host.current,
      doc: props.value,
      extensions: [
        basicSetup,
        json(),
        EDITOR_THEME,
        EditorView.cspNonce.of(pageNonce() ?? ''),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': props.label }),
        autocompletion({ override: [(context) => complete(context)] }),
        lintGutter(),
        linter((current) => diagnose(current.state.doc.toString()), { delay: 250 }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === props.value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: props.value } });
  }, [props.value]);

  return <div ref={host} className="min-h-80 overflow-hidden rounded-2 bg-surface-2 shadow-1" />;
}
