'use client';

// The package's index also loads a test helper and, with it, a validator that is not installed.
import withTheme from '@rjsf/core/lib/withTheme.js';
import { useEffect, useMemo } from 'react';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { cleanValue } from './clean-value.ts';
import { type FormUiSchema, type FormValue, ID_SEPARATOR } from './form-schema.ts';
import { formTheme } from './form-theme.ts';
import { formValidator } from './form-validator.ts';
import { holdSubmit } from './hold-submit.ts';
import type { SchemaFormProps } from './schema-form-props.ts';
import { UnreadFields, useUnreadFields } from './unread-fields.ts';
import { useFormErrors } from './use-form-errors.ts';
import { useFormFaults } from './use-form-faults.ts';
import { useFocusOnRefusal, useServerIssues } from './use-server-issues.ts';
import { StepRailContext, useSteps } from './use-steps.ts';

const ThemedForm = withTheme(formTheme);

/** The heavy half of SchemaForm. */
export function FormBody(props: SchemaFormProps) {
  const { id, schema, value, onChange, onSubmit, onReady, summary = true } = props;
  const faults = useFormFaults(id, schema);
  const served = useServerIssues(props);
  const unread = useUnreadFields(value);
  const steps = useSteps(props, [...served, ...faults.found], unread.fields);
  const issues = useMemo(() => [...served, ...steps.issues], [served, steps.issues]);
  const { errors, extraErrors } = useFormErrors(props, faults.found, issues);
  const uiSchema = useMemo(() => withSteps(props.uiSchema, props.steps), [props.uiSchema, props.steps]);
  useEffect(() => onReady?.(), [onReady]);
  useFocusOnRefusal(props, served, steps.reveal);
  return (
    <UnreadFields value={unread}>
      <StepRailContext value={steps.rail}>
        <div onSubmitCapture={(event) => holdSubmit(event, unread, steps)}>
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
            {...(faults.isTried ? { liveValidate: 'onChange' as const } : {})}
            experimental_defaultFormStateBehavior={DEFAULTS}
            onChange={({ formData, errors }, field) => {
              onChange(asValue(formData), field !== undefined);
              faults.recheck(errors);
            }}
            onError={(errors) => {
              const first = faults.refuse(errors);
              if (first?.fieldId) steps.reveal(first.path, first.fieldId);
            }}
            onSubmit={({ formData }) => {
              faults.clear();
              void onSubmit?.(asValue(formData));
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

const asValue = (formData: unknown) => cleanValue(formData ?? {}) as FormValue;

/** The root template draws the headings, so the layout travels in its options. */
function withSteps(uiSchema: FormUiSchema = {}, steps: SchemaFormProps['steps']): FormUiSchema {
  return steps ? { ...uiSchema, 'ui:options': { ...uiSchema['ui:options'], steps } } : uiSchema;
}
