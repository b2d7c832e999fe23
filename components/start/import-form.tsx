'use client';

import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { IssueList } from '#components/builder/issue-list.tsx';
import { api } from '#components/query/api.ts';
import { ApiError } from '#components/query/api-error.ts';
import { failureText } from '#components/query/failure-text.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { countOf } from '#components/ui/format-number.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { type ImportPlan, ImportResult } from './import-result.tsx';
import { readImportText } from './read-import-text.ts';

const JsonEditor = dynamic(
  () => import('#components/json-editor/json-editor.tsx').then((module) => module.JsonEditor),
  { ssr: false, loading: () => <Skeleton className="h-full" /> },
);

const SHAPE = '{\n  "blueprints": [],\n  "actions": [],\n  "entities": []\n}\n';

/** Pasted or read from a file; checked against what is there before anything is written. */
export function ImportForm() {
  const [text, setText] = useState(SHAPE);
  const [fault, setFault] = useState<string>();
  const file = useRef<HTMLInputElement>(null);
  const importing = useMutation({
    mutationFn: ({ body, dryRun }: { body: unknown; dryRun: boolean }) =>
      api<ImportPlan>(`/v1/import${dryRun ? '?dry_run=true' : ''}`, { method: 'POST', body }),
  });
  const plan = importing.data;

  function change(next: string) {
    setText(next);
    setFault(undefined);
    importing.reset();
  }
  function send(dryRun: boolean) {
    const read = readImportText(text);
    if ('fault' in read) return setFault(read.fault);
    setFault(undefined);
    importing.mutate({ body: read.value, dryRun });
  }
  async function take(chosen: File | undefined) {
    if (chosen) change(await chosen.text());
  }

  return (
    <div className="grid gap-4">
      <div className="h-72 overflow-y-auto rounded-2 border border-control">
        <JsonEditor value={text} onValueChange={change} label="Documents to import" />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          aria-label="File to import"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => void take(event.target.files?.[0])}
        />
        <Button onClick={() => file.current?.click()}>
          <FileUp aria-hidden size={14} /> Read a file
        </Button>
        <span className="flex-1" />
        {plan?.dryRun ? (
          <Button variant="primary" onClick={() => send(false)} pending={importing.isPending}>
            Import {countOf(plan.items.length, 'document')}
          </Button>
        ) : (
          <Button variant="primary" onClick={() => send(true)} pending={importing.isPending}>
            Check
          </Button>
        )}
      </div>
      {fault ? <FieldError>{fault}</FieldError> : null}
      {importing.isError ? <Refused error={importing.error} /> : null}
      {plan ? <ImportResult plan={plan} /> : null}
    </div>
  );
}

function Refused({ error }: { error: Error }) {
  const details = error instanceof ApiError ? error.details : [];
  return (
    <div role="alert">
      <FieldError>{failureText(error)}</FieldError>
      <IssueList issues={details} />
    </div>
  );
}
