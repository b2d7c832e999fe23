import type { ReactNode } from 'react';
import type { SummaryError } from '#components/ui/error-summary.tsx';
import type { FormStep } from '#lib/actions/form-layout.ts';
import type { Issue } from '#lib/errors.ts';
import type { FormSchema, FormUiSchema, FormValue } from './form-schema.ts';

export interface SchemaFormProps {
  /** DOM id of the form and prefix of its field ids; a button elsewhere submits it by `form={id}`. */
  id: string;
  /** Names the form. */
  label: string;
  schema: FormSchema;
  uiSchema?: FormUiSchema;
  /** Which fields stand together, and under which headings. */
  steps?: readonly FormStep[] | undefined;
  /** Which of several steps is open, from 0; with `onStepChange` they stand as a rail, one open at a time. */
  step?: number | undefined;
  onStepChange?: ((step: number) => void) | undefined;
  value: FormValue;
  /** `isTyped` is false for defaults that the form fills in by itself. */
  onChange: (value: FormValue, isTyped: boolean) => void;
  /** Called with the clean value once the browser finds nothing wrong. */
  onSubmit?: (value: FormValue) => void | Promise<void>;
  /** The fields are there: until then a button elsewhere has nothing to submit. */
  onReady?: () => void;
  /** What the server found wrong; each stands at its field until that field changes. */
  issues?: readonly Issue[] | undefined;
  /** JSON Pointer of the value in what was sent, for instance `/properties`. */
  issueBase?: string;
  /** All errors shown now, for a summary elsewhere. */
  onErrorsChange?: (errors: SummaryError[]) => void;
  /** The summary above the footer; off when it stands elsewhere. */
  summary?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
  /** Below the fields: the buttons. */
  children?: ReactNode;
}
