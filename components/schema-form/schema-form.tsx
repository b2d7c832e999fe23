'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { SchemaFormProps } from './schema-form-props.ts';

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
    <div role="status" aria-label="Loading the form" data-form-loading className="flex flex-col gap-5">
      {Array.from(Array(fields).keys()).map((field) => (
        <div key={field} className="flex flex-col gap-2">
          <Skeleton className="w-28" />
          <Skeleton className="h-(--field-h)! w-full rounded-2" />
        </div>
      ))}
    </div>
  );
}
