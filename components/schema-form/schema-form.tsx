'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import type { SummaryError } from '#components/ui/error-summary.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
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
  value: FormValue;
  onChange: (value: FormValue) => void;
  /** Called with the clean value once the browser finds nothing wrong. */
  onSubmit?: (value: FormValue) => void | Promise<void>;
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

const FormBody = dynamic(() => import('./form-body.tsx').then((module) => module.FormBody), {
  ssr: false,
  loading: () => <FormSkeleton />,
});

/** A form made from a JSON Schema. The form library is loaded only where a form is shown. */
export function SchemaForm(props: SchemaFormProps) {
  return <FormBody {...props} />;
}

export function FormSkeleton({ fields = 4 }: { fields?: number }) {
  return (
    <div role="status" aria-label="Loading the form" className="flex flex-col gap-5">
      {Array.from({ length: fields }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={index} className="flex flex-col gap-2">
          <Skeleton className="w-28" />
          <Skeleton className="h-(--field-h)! w-full rounded-2" />
        </div>
      ))}
    </div>
  );
}
