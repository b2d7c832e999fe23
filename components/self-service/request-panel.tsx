'use client';

import { Suspense } from 'react';
import { TeamName } from '#components/marks/team-name.tsx';
import { QueryError } from '#components/query/query-error.tsx';
import { ExactRequest } from '#components/runs/exact-request.tsx';
import { type FormSchema, fieldLabel } from '#components/schema-form/form-schema.ts';
import { pointerPath } from '#components/schema-form/json-pointer.ts';
import { cx } from '#components/ui/cx.ts';
import { Section } from '#components/ui/page-header.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { Status, StatusIcon } from '#components/ui/status.tsx';
import type { Issue } from '#lib/errors.ts';
import type { FirstPreview, Preview, PreviewInput } from './preview.ts';
import { Underneath } from './underneath.tsx';
import { usePreview } from './use-preview.ts';

export interface RequestPanelProps extends PreviewInput {
  enabled: boolean;
  /** names the fields that verdicts are about */
  schema: FormSchema;
  first?: FirstPreview | undefined;
}

/** What stands under the form where there is one column: unseen until the form has its height. */
export const AFTER_FORM = 'max-lg:group-has-[[data-form-loading]]/request:invisible';

/** Verdicts, who approves, the exact request and what happens underneath: as things stand while one types. */
export function RequestPanel(props: RequestPanelProps) {
  return (
    <aside
      aria-label="What will happen"
      className={cx(
        'border-l border-line bg-surface-2 p-5 max-lg:border-t max-lg:border-l-0 max-md:px-4',
        AFTER_FORM,
      )}
    >
      <Suspense fallback={<Preparing />}>
        <Panel {...props} />
      </Suspense>
    </aside>
  );
}

function Preparing() {
  return <SkeletonRows rows={6} label="Preparing the request" />;
}

function Panel({ enabled, schema, first, ...input }: RequestPanelProps) {
  const query = usePreview(input, enabled, first);
  if (query.isError) {
    return <QueryError error={query.error} what="The preview" onRetry={() => query.refetch()} />;
  }
  if (query.data) return <PanelBody preview={query.data} schema={schema} />;
  if (enabled) return <Preparing />;
  return <p className="text-ink-2">Choose what it is for, and the request appears here.</p>;
}

function PanelBody({ preview, schema }: { preview: Preview; schema: FormSchema }) {
  return (
    <div aria-live="polite">
      <Verdicts issues={preview.issues} schema={schema} />
      <Section id="who-approves" title="Who approves">
        <Approvers preview={preview} />
      </Section>
      <ExactRequest title="Exact request" request={preview.request} />
      <Underneath jobs={preview.jobs ?? []} request={preview.request} />
    </div>
  );
}

/** What is not there yet is no mistake: it stands in one quiet line, what is wrong in a line each. */
function Verdicts({ issues, schema }: { issues: Issue[]; schema: FormSchema }) {
  const labelOf = ({ path }: Issue) => {
    const [part, ...field] = pointerPath(path);
    return part === 'properties' && field.length > 0 ? fieldLabel(schema, field) : undefined;
  };
  const missing = issues.flatMap((issue) => (issue.code === 'required' ? (labelOf(issue) ?? []) : []));
  const wrong = issues.filter((issue) => issue.code !== 'required' || !labelOf(issue));
  return (
    <Section id="verdicts" title="Your inputs">
      {issues.length === 0 ? (
        <Status status="guardrail.passes">The inputs pass</Status>
      ) : (
        <ul className="grid gap-1.5">
          {wrong.map((issue) => (
            <li key={`${issue.path} ${issue.message}`} className="flex gap-2">
              <StatusIcon status="guardrail.blocks" />
              <span className="min-w-0 wrap-anywhere">
                {[labelOf(issue), issue.message].filter(Boolean).join(': ')}
              </span>
            </li>
          ))}
          {missing.length > 0 ? (
            <li className="flex gap-2">
              <StatusIcon status="input.missing" />
              <span className="min-w-0 wrap-anywhere">Still to fill in: {missing.join(', ')}</span>
            </li>
          ) : null}
        </ul>
      )}
    </Section>
  );
}

function Approvers({ preview }: { preview: Preview }) {
  if (!preview.approvalRequired)
    return <Status status="approval.not-needed">Nobody: it is sent at once</Status>;
  const { users, roles, teams, type } = preview.approvers;
  const nobody = users.length + roles.length + teams.length === 0;
  if (nobody) return <Status status="guardrail.blocks">Nobody may approve this action yet</Status>;
  return (
    <>
      <p className="mb-1.5 text-ink-2">
        {type === 'ALL' ? 'One of each has to agree.' : 'Any one of these, never you.'}
      </p>
      <ul className="grid gap-1">
        {teams.map((team) => (
          <li key={team}>
            <TeamName team={team} />
          </li>
        ))}
        {roles.map((role) => (
          <li key={role}>Everybody with the role {role}</li>
        ))}
        {users.map((user) => (
          <li key={user}>{user}</li>
        ))}
      </ul>
    </>
  );
}
