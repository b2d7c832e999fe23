import type { ErrorSchema } from '@rjsf/utils';
import { useEffect, useMemo, useRef } from 'react';
import type { SummaryError } from '#components/ui/error-summary.tsx';
import type { SchemaFormProps } from './schema-form-props.ts';
import { issuesToErrorSchema, type PlacedIssue, summaryOfIssues } from './server-issues.ts';

interface FormErrors {
  /** for the summary: what the form found, then the issues */
  errors: SummaryError[];
  /** the issues at their fields */
  extraErrors: ErrorSchema;
}

/** All that is shown as wrong now; whoever has a summary of it elsewhere is told. */
export function useFormErrors(
  { id, schema, onErrorsChange }: SchemaFormProps,
  found: SummaryError[],
  issues: PlacedIssue[],
): FormErrors {
  const extraErrors = useMemo(() => issuesToErrorSchema(issues), [issues]);
  const errors = useMemo(
    () => [...found, ...summaryOfIssues(id, schema, issues)],
    [found, id, schema, issues],
  );
  const report = useRef(onErrorsChange);
  report.current = onErrorsChange;
  useEffect(() => report.current?.(errors), [errors]);
  return { errors, extraErrors };
}
