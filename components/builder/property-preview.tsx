'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { EntityCell } from '#components/entity-table/entity-cell.tsx';
import { loadEntities } from '#components/query/entity-search.ts';
import type { FormSchema, FormUiSchema, FormValue } from '#components/schema-form/form-schema.ts';
import { SchemaForm } from '#components/schema-form/schema-form.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { nounOf } from '#lib/blueprints/noun.ts';
import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';
import { toColumns } from '#lib/blueprints/to-columns.ts';
import { toInput } from '#lib/blueprints/to-form-schema.ts';
import { sampleValue } from './sample-value.ts';

export interface PropertyPreviewProps {
  document: BlueprintDocument;
  name: string;
  definition: PropertyDefinition;
  required: boolean;
  /** false for a blueprint that is not saved yet: it has no entities */
  isSaved: boolean;
}

/** One property as people meet it: in a form, in the table, and from the API. */
export function PropertyPreview({ document, name, definition, required, isSaved }: PropertyPreviewProps) {
  const rows = useSampleRows(document, isSaved);
  const look = toColumns(document).find(({ key, source }) => key === name && source === 'property');
  const [first] = rows;
  const sample = { identifier: first?.value ?? 'example', properties: { [name]: sampleValue(definition) } };
  return (
    <section aria-labelledby="property-preview">
      <div className="mb-2 flex items-baseline">
        <h3 id="property-preview">Preview</h3>
        <span className="ml-auto text-xs text-ink-3">live</span>
      </div>
      <Well title="In a form">
        <FieldPreview key={`${name} ${definition.type}`} {...{ name, definition, required }} />
      </Well>
      {look ? (
        <Well title="In the table">
          <ul>
            {rows.map(({ value, label }, turn) => (
              <li key={value} className="flex min-h-7 items-center gap-3">
                <bdi className="min-w-0 flex-1 truncate font-medium">{label}</bdi>
                <span className="max-w-1/2 min-w-0 truncate">
                  <EntityCell look={look} value={sampleValue(definition, turn)} />
                </span>
              </li>
            ))}
          </ul>
        </Well>
      ) : null}
      <Well title="From the API">
        <CodeBlock label="API sample" code={JSON.stringify(sample, null, 2)} onPanel />
      </Well>
    </section>
  );
}

function Well({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mb-2 rounded-2 bg-surface-2 px-3 py-2.5">
      <h4 className="mb-1.5 text-xs font-regular text-ink-3">{title}</h4>
      {children}
    </div>
  );
}

function FieldPreview({
  name,
  definition,
  required,
}: Pick<PropertyPreviewProps, 'name' | 'definition' | 'required'>) {
  const [value, setValue] = useState<FormValue>({});
  const { schema, uiSchema } = toInput(name, definition);
  return (
    <SchemaForm
      id="property-preview-form"
      label="The field in a form"
      schema={
        { type: 'object', properties: { [name]: schema }, required: required ? [name] : [] } as FormSchema
      }
      uiSchema={{ [name]: uiSchema } as FormUiSchema}
      value={value}
      onChange={setValue}
      summary={false}
    />
  );
}

/** Two entities that are there, or two that might be. */
function useSampleRows(document: BlueprintDocument, isSaved: boolean): { value: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['entities', document.identifier, 'sample'],
    queryFn: ({ signal }) => loadEntities(document.identifier, '', signal),
    enabled: isSaved,
    staleTime: 60_000,
    retry: false,
  });
  const noun = nounOf(document) || 'one';
  const made = [1, 2].map((count) => ({ value: `${noun}-${count}`, label: `${noun} ${count}` }));
  const found = (data ?? []).slice(0, 2);
  return found.length > 0 ? found : made;
}
