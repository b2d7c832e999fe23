'use client';

import { Section } from '#components/ui/page-header.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { propertiesOf, relationsOf, requiredOf } from '#lib/blueprints/blueprint-model.ts';
import { BlueprintDetails } from './blueprint-details.tsx';
import { withProperties, withRelations } from './edit-document.ts';
import { PropertyList } from './property-list.tsx';
import { RelationList } from './relation-list.tsx';

export interface BlueprintFormProps {
  document: BlueprintDocument;
  blueprints: { identifier: string; title: string }[];
  onChange: (document: BlueprintDocument) => void;
}

/** What a blueprint is called, and its properties and relations as lists. */
export function BlueprintForm({ document, blueprints, onChange }: BlueprintFormProps) {
  return (
    <>
      <div className="mb-6 grid grid-cols-2 gap-3 max-md:grid-cols-1">
        <BlueprintDetails document={document} onChange={onChange} />
      </div>
      <Section id="blueprint-properties" title="Properties">
        <PropertyList
          noun="property"
          properties={propertiesOf(document)}
          required={requiredOf(document)}
          blueprints={blueprints}
          onChange={(properties, required) => onChange(withProperties(document, properties, required))}
        />
      </Section>
      <Section id="blueprint-relations" title="Relations">
        <RelationList
          relations={relationsOf(document)}
          blueprints={blueprints}
          onChange={(relations) => onChange(withRelations(document, relations))}
        />
      </Section>
    </>
  );
}
