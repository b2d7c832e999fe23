'use client';

import { useState } from 'react';
import type { FormSchema, FormUiSchema, FormValue } from '#components/schema-form/form-schema.ts';
import { SchemaForm } from '#components/schema-form/schema-form.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { HeaderCell, Table, TableHead } from '#components/ui/table.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { propertiesOf } from '#lib/blueprints/blueprint-model.ts';
import { defaultColumns } from '#lib/blueprints/default-columns.ts';
import { pluralOf } from '#lib/blueprints/noun.ts';
import { toColumns } from '#lib/blueprints/to-columns.ts';
import { toFormSchema } from '#lib/blueprints/to-form-schema.ts';
import { MOST_ROWS } from './property-list.tsx';

/** The table head and the form that follow from the document as it stands. */
export function BlueprintPreview({ document }: { document: BlueprintDocument }) {
  const [value, setValue] = useState<FormValue>({});
  if (propertiesOf(document).length > MOST_ROWS) {
    return <p className="pt-4 text-ink-2">There are too many properties for a table and a form.</p>;
  }
  const columns = toColumns(document);
  const shown = defaultColumns(columns);
  const form = toFormSchema(document);
  return (
    <div className="pt-4">
      <Section id="preview-table" title="Table">
        <Table label={`Columns of ${pluralOf(document)}`} edge="inset" wrapClassName="rounded-2 bg-surface">
          <TableHead>
            <tr>
              {columns
                .filter(({ key }) => shown.includes(key))
                .map(({ key, title, type }) => (
                  <HeaderCell key={key} numeric={type === 'number'}>
                    {title}
                  </HeaderCell>
                ))}
            </tr>
          </TableHead>
        </Table>
      </Section>
      <Section id="preview-form" title="Form">
        <div className="rounded-3 bg-surface p-5">
          <SchemaForm
            id="preview"
            label="Preview of the form"
            schema={form.schema as FormSchema}
            uiSchema={form.uiSchema as FormUiSchema}
            value={value}
            onChange={setValue}
            summary={false}
          >
            {null}
          </SchemaForm>
        </div>
      </Section>
    </div>
  );
}
