'use client';

// The package's index also loads a test helper and, with it, a validator that is not installed.
import withTheme from '@rjsf/core/lib/withTheme.js';
import type { RJSFValidationError } from '@rjsf/utils';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ErrorSummary, inPageOrder, type SummaryError } from '#components/ui/error-summary.tsx';
import { cleanValue } from './clean-value.ts';
import {
  type FormSchema,
  type FormUiSchema,
  type FormValue,
  fieldId,
  fieldLabel,
  ID_SEPARATOR,
} from './form-schema.ts';
import { formTheme } from './form-theme.ts';
import { formValidator } from './form-validator.ts';
import type { SchemaFormProps } from './schema-form-props.ts';
import {
  issuesToErrorSchema,
  type PlacedIssue,
  placeIssues,
  standingIssues,
  summaryOfIssues,
} from './server-issues.ts';
import { UnreadFields, useUnreadFields } from './unread-fields.ts';
import { StepRailContext, type Steps, useSteps } from './use-steps.ts';

interface FoundError extends SummaryError {
  path: (string | number)[];
}

const ThemedForm = withTheme(formTheme);

/** The heavy half of SchemaForm. */
export function FormBody(props: SchemaFormProps) {
  const { id, schema, value, onChange, onSubmit, onReady, summary = true } = props;
  const [tried, setTried] = useState(false);
  const [found, setFound] = useState<FoundError[]>([]);
  const served = useIssues(props);
  const steps = useSteps(props, [...served, ...found]);
  const { unread, intercept } = useUnreadFields(steps.intercept);
  const issues = useMemo(() => [...served, ...steps.issues], [served, steps.issues]);
  const uiSchema = useMemo(() => withSteps(props.uiSchema, props.steps), [props.uiSchema, props.steps]);
  const extraErrors = useMemo(() => issuesToErrorSchema(issues), [issues]);
  const errors = useMemo(
    () => [...found, ...summaryOfIssues(id, schema, issues)],
    [found, id, schema, issues],
  );
  useReport(errors, props.onErrorsChange);
  useEffect(() => onReady?.(), [onReady]);
  useFocusOnRefusal(id, schema, served, props.issues, steps.reveal);

  function reject(list: RJSFValidationError[]) {
    const next = summaryOfFaults(id, schema, list);
    setTried(true);
    setFound(next);
    const [first] = next;
    if (first?.fieldId) steps.reveal(first.path, first.fieldId);
  }
  return (
    <UnreadFields value={unread}>
      <StepRailContext value={steps.rail}>
        <div onSubmitCapture={intercept}>
          <ThemedForm
            id={id}
            name={props.label}
            idPrefix={id}
            idSeparator={ID_SEPARATOR}
            schema={schema}
            uiSchema={uiSchema}
            validator={formValidator}
            formData={value}
            disabled={props.disabled ?? false}
            readonly={props.readOnly ?? false}
            extraErrors={extraErrors}
            noHtml5Validate
            showErrorList={false}
            {...(tried ? { liveValidate: 'onChange' as const } : {})}
            experimental_defaultFormStateBehavior={DEFAULTS}
            onChange={(event, field) => {
              onChange(cleanValue(event.formData ?? {}) as FormValue, field !== undefined);
              if (tried) setFound(summaryOfFaults(id, schema, event.errors));
            }}
            onError={reject}
            onSubmit={(event) => {
              setFound([]);
              void onSubmit?.(cleanValue(event.formData ?? {}) as FormValue);
            }}
          >
            <div className="mt-5 flex flex-col gap-4">
              {summary ? <ErrorSummary errors={errors} onFollow={steps.follow} /> : null}
              {props.children}
            </div>
          </ThemedForm>
        </div>
      </StepRailContext>
    </UnreadFields>
  );
}

const DEFAULTS = { emptyObjectFields: 'skipEmptyDefaults', arrayMinItems: { populate: 'never' } } as const;

/** The root template draws the headings, so the layout travels in its options. */
function withSteps(uiSchema: FormUiSchema = {}, steps: SchemaFormProps['steps']): FormUiSchema {
  return steps ? { ...uiSchema, 'ui:options': { ...uiSchema['ui:options'], steps } } : uiSchema;
}

/** The server's issues that still stand: those whose field has not been changed since they came. */
function useIssues({ issues, schema, value, issueBase }: SchemaFormProps): PlacedIssue[] {
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
function useFocusOnRefusal(
  id: string,
  schema: FormSchema,
  placed: PlacedIssue[],
  refusal: SchemaFormProps['issues'],
  reveal: Steps['reveal'],
) {
  const latest = useRef({ id, schema, placed, reveal });
  latest.current = { id, schema, placed, reveal };
  // Once for each refusal: a live page brings a new schema every few seconds, and must not take the focus again.
  useEffect(() => {
    if (!refusal?.length) return;
    const { id, schema, placed, reveal } = latest.current;
    const first = inPageOrder(summaryOfIssues(id, schema, placed))[0]?.fieldId;
    const place = placed.find(({ path }) => path && fieldId(id, path) === first);
    if (first && place?.path) reveal(place.path, first);
  }, [refusal]);
}

function useReport(errors: SummaryError[], report: SchemaFormProps['onErrorsChange']) {
  const latest = useRef(report);
  latest.current = report;
  useEffect(() => latest.current?.(errors), [errors]);
}

/** Errors of our validator carry their path; those made from server issues are listed from the issues themselves. */
function summaryOfFaults(id: string, schema: FormSchema, list: RJSFValidationError[]): FoundError[] {
  const errors = list.flatMap((error) => {
    const path = (error.params as { path?: (string | number)[] } | undefined)?.path;
    if (!path) return [];
    return [
      {
        path,
        fieldId: fieldId(id, path),
        label: fieldLabel(schema, path),
        message: error.message ?? error.stack,
      },
    ];
  });
  return inPageOrder(errors);
}
