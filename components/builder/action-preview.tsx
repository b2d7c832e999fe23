'use client';

import { useState } from 'react';
import type { FormSchema, FormUiSchema, FormValue } from '#components/schema-form/form-schema.ts';
import { SchemaForm } from '#components/schema-form/schema-form.tsx';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import { toFormSchema } from '#lib/actions/to-form-schema.ts';
import { MOST_ROWS } from './property-list.tsx';

/** The form that the inputs make as they stand. */
export function ActionPreview({ document }: { document: ActionDocument }) {
  const [value, setValue] = useState<FormValue>({});
  const form = toFormSchema(document.trigger.userInputs);
  const schema = form.schema as FormSchema;
  const count = Object.keys(schema.properties ?? {}).length;
  if (count > MOST_ROWS) return <p className="mt-4 text-ink-2">There are too many inputs for a form.</p>;
  if (count === 0) {
    return (
      <p className="mt-4 text-ink-2">It asks for nothing yet. Its form appears here with its first input.</p>
    );
  }
  return (
    <div className="mt-4 rounded-3 bg-surface p-5">
      <SchemaForm
        id="preview"
        label="Preview of the form"
        schema={schema}
        uiSchema={form.uiSchema as FormUiSchema}
        steps={form.steps}
        value={value}
        onChange={setValue}
        summary={false}
      >
        {null}
      </SchemaForm>
    </div>
  );
}
