'use client';

import { useMutation } from '@tanstack/react-query';
import { unwrapAction } from '#components/query/action-result.ts';
import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { Status } from '#components/ui/status.tsx';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { ErrorBody, Issue } from '#lib/errors.ts';
import { IssueList } from './issue-list.tsx';

export interface WorkflowCheckResult {
  error: string | null;
  issues: Issue[];
  offer: string | null;
  jobs: string[] | null;
}

export type CheckWorkflow = (input: {
  document: unknown;
}) => Promise<{ ok: true; data: WorkflowCheckResult } | ErrorBody>;

/** Holds the action against the workflow file as it stands on GitHub. */
export function WorkflowCheckPanel({ document, check }: { document: ActionDocument; check: CheckWorkflow }) {
  const mutation = useMutation({ mutationFn: async () => unwrapAction(await check({ document })) });
  return (
    <Section id="workflow-check" title="Workflow file">
      <Button onClick={() => mutation.mutate()} pending={mutation.isPending}>
        Check against the workflow file
      </Button>
      <div aria-live="polite" className="mt-2">
        {mutation.isError ? <p className="text-danger">{mutation.error.message}</p> : null}
        {mutation.data ? <Result result={mutation.data} /> : null}
      </div>
    </Section>
  );
}

function Result({ result }: { result: WorkflowCheckResult }) {
  if (result.error) return <Status status="guardrail.warns">{result.error}</Status>;
  return (
    <>
      {result.issues.length === 0 ? (
        <Status status="guardrail.passes">The inputs fit the workflow</Status>
      ) : null}
      <IssueList issues={result.issues} severity="warning" />
      {result.jobs && result.jobs.length > 0 ? (
        <p className="mt-1 text-ink-2">Its jobs: {result.jobs.join(', ')}</p>
      ) : null}
      {result.offer ? (
        <>
          <p className="mt-3 mb-1">Add these lines, so that a run can be recognised for certain:</p>
          <CodeBlock label="Lines for the workflow file" code={result.offer} />
        </>
      ) : null}
    </>
  );
}
