import { useEffect, useMemo, useRef } from 'react';
import { inPageOrder } from '#components/ui/error-summary.tsx';
import { type FormValue, fieldId } from './form-schema.ts';
import type { SchemaFormProps } from './schema-form-props.ts';
import { type PlacedIssue, placeIssues, standingIssues, summaryOfIssues } from './server-issues.ts';
import type { Steps } from './use-steps.ts';

/** The server's issues that still stand: those whose field has not been changed since they came. */
export function useServerIssues({ issues, schema, value, issueBase }: SchemaFormProps): PlacedIssue[] {
  const sent = useRef<{ issues: SchemaFormProps['issues']; value: FormValue }>({ issues: undefined, value });
  if (sent.current.issues !== issues) sent.current = { issues, value };
  return useMemo(
    () =>
      issues?.length
        ? standingIssues(
            placeIssues(issues, schema, sent.current.value, issueBase),
            sent.current.value,
            value,
          )
        : [],
    [issues, schema, issueBase, value],
  );
}

/** A refusal of the server leads to its first field, as one of the form itself does. */
export function useFocusOnRefusal(
  { id, schema, issues }: SchemaFormProps,
  placed: PlacedIssue[],
  reveal: Steps['reveal'],
): void {
  const latest = useRef({ id, schema, placed, reveal });
  latest.current = { id, schema, placed, reveal };
  // Once for each refusal: a live page brings a new schema every few seconds, and must not take the focus again.
  useEffect(() => {
    if (!issues?.length) return;
    const { id, schema, placed, reveal } = latest.current;
    const first = inPageOrder(summaryOfIssues(id, schema, placed))[0]?.fieldId;
    const place = placed.find(({ path }) => path && fieldId(id, path) === first);
    if (first && place?.path) reveal(place.path, first);
  }, [issues]);
}
