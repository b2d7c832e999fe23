'use client';

import { useQuery } from '@tanstack/react-query';
import { type ServerAction, unwrapAction } from '#components/query/action-result.ts';
import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { Status } from '#components/ui/status.tsx';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { Issue } from '#lib/errors.ts';
import { IssueList } from './issue-list.tsx';

export interface WorkflowCheckResult {
  error: string | null;
  issues: Issue[];
  offer: string | null;
  jobs: string[] | null;
}

export type CheckWorkflow = ServerAction<{ document: unknown }, WorkflowCheckResult>;

export interface WorkflowCheckPanelProps {
  document: ActionDocument;
  check: CheckWorkflow;
  /** of the stored action: each version is checked as soon as it is saved; a new action waits to be asked */
  version?: number | undefined;
}

/** Holds the action against the workflow file as it stands on GitHub, and offers the lines that lack there. */
export function WorkflowCheckPanel({ document, check, version }: WorkflowCheckPanelProps) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['workflow-check', document.identifier, version ?? null],
    queryFn: async () => unwrapAction(await check({ document })),
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  return (
    <Section id="workflow-check" title="Workflow file">
      <Button onClick={() => refetch()} pending={isFetching}>
        Check against the workflow file
      </Button>
      <div aria-live="polite" className="mt-2">
        {error ? <p className="text-danger">{error.message}</p> : null}
        {data && !error ? <Result result={data} /> : null}
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
