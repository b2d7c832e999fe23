'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { propertiesOf, relationsOf, requiredOf } from '#lib/blueprints/blueprint-model.ts';
import { toMap } from './named-list.ts';
import { PropertyList } from './property-list.tsx';
import { RelationList } from './relation-list.tsx';

export interface BlueprintFormProps {
  document: BlueprintDocument;
  blueprints: { identifier: string; title: string }[];
  onChange: (document: BlueprintDocument) => void;
}

/** What a blueprint is called, and its properties and relations as lists. */
export function BlueprintForm({ document, blueprints, onChange }: BlueprintFormProps) {
  const words = (key: 'identifier' | 'title' | 'icon', label: string, help?: string) => (
    <Field id={`blueprint-${key}`} label={label} help={help} optional={key === 'icon'}>
      <Input
        id={`blueprint-${key}`}
        value={String(document[key] ?? '')}
        onChange={(event) => onChange({ ...document, [key]: event.target.value })}
      />
    </Field>
  );
  return (
    <>
      <div className="mb-6 grid grid-cols-2 gap-3 max-md:grid-cols-1">
        {words('title', 'Title', 'The name people see.')}
        {words('identifier', 'Identifier', 'Its name in URLs and the API.')}
        {words('icon', 'Icon', 'Such as Service, Cloud or Database.')}
        <Field id="blueprint-description" label="Description" optional className="col-span-full">
          <Textarea
            id="blueprint-description"
            rows={2}
            value={String(document.description ?? '')}
            onChange={(event) => onChange({ ...document, description: event.target.value })}
          />
        </Field>
      </div>
      <Section id="blueprint-properties" title="Properties">
        <PropertyList
          noun="property"
          properties={propertiesOf(document)}
          required={requiredOf(document)}
          blueprints={blueprints}
          onChange={(properties, required) =>
            onChange({ ...document, schema: { ...document.schema, properties: toMap(properties), required } })
          }
        />
      </Section>
      <Section id="blueprint-relations" title="Relations">
        <RelationList
          relations={relationsOf(document)}
          blueprints={blueprints}
          onChange={(relations) => onChange({ ...document, relations: toMap(relations) })}
        />
      </Section>
    </>
  );
}
