'use client';

import { ArrowLeft, Trash2 } from 'lucide-react';
import { JsonValue } from '#components/json-editor/json-value.tsx';
import { Button } from '#components/ui/button.tsx';
import { Link } from '#components/ui/link.tsx';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { propertiesOf, relationsOf, requiredOf } from '#lib/blueprints/blueprint-model.ts';
import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';
import {
  type Found,
  removeProperty,
  renameProperty,
  requireProperty,
  setProperty,
  withRelations,
} from '../edit-document.ts';
import { PropertyEditor } from '../property-editor.tsx';
import { PropertyPreview } from '../property-preview.tsx';
import { RelationRow } from '../relation-list.tsx';
import { usePanelLink } from './open-in-panel.ts';

export interface DefinitionPanelProps {
  identifier: string;
  document: BlueprintDocument;
  name: string;
  found: Found;
  blueprints: { identifier: string; title: string }[];
  onChange: (document: BlueprintDocument) => void;
  /** goes to what it is called now; undefined once it is gone */
  onGo: (name: string | undefined) => void;
}

/** One property, relation or computed property in the panel. */
export function DefinitionPanel(props: DefinitionPanelProps) {
  const { identifier, document, found, onChange } = props;
  const link = usePanelLink();
  return (
    <div className="grid gap-5">
      <Link
        {...link({ blueprint: identifier })}
        className="-my-2 inline-flex min-h-8 items-center gap-1.5 justify-self-start text-accent"
      >
        <ArrowLeft aria-hidden size={14} /> All of {document.title || identifier}
      </Link>
      {found.kind === 'property' ? <Property {...props} index={found.index} /> : null}
      {found.kind === 'relation' ? <Relation {...props} index={found.index} /> : null}
      {found.kind === 'computed' ? (
        <div>
          <p className="mb-2 text-ink-2">Computed by the server; edited as JSON.</p>
          <JsonValue
            key={props.name}
            label={`${props.name} as JSON`}
            value={found.definition}
            onValueChange={(definition) =>
              onChange({
                ...document,
                [found.group]: { ...document[found.group], [props.name]: definition as never },
              })
            }
          />
        </div>
      ) : null}
    </div>
  );
}

function Property(props: DefinitionPanelProps & { index: number }) {
  const { document, name, index, blueprints, onChange, onGo } = props;
  const list = propertiesOf(document);
  const [, definition] = list[index] as [string, PropertyDefinition];
  const required = requiredOf(document).includes(name);
  return (
    <>
      <PropertyEditor
        key={index}
        list={list}
        index={index}
        required={required}
        blueprints={blueprints}
        onRename={(next) => {
          onChange(renameProperty(document, index, next));
          onGo(next);
        }}
        onChange={(next) => onChange(setProperty(document, index, next))}
        onRequiredChange={(isRequired) => onChange(requireProperty(document, name, isRequired))}
      />
      <PropertyPreview
        document={document}
        name={name}
        definition={definition}
        required={required}
        isSaved={props.identifier !== ''}
      />
      <Button
        variant="danger"
        size="sm"
        className="justify-self-start"
        onClick={() => {
          onChange(removeProperty(document, index));
          onGo(undefined);
        }}
      >
        <Trash2 aria-hidden size={14} /> Remove property
      </Button>
    </>
  );
}

function Relation({ document, index, blueprints, onChange, onGo }: DefinitionPanelProps & { index: number }) {
  const relations = relationsOf(document);
  return (
    <ul>
      <RelationRow
        relations={relations}
        index={index}
        blueprints={blueprints}
        onChange={(next) => {
          onChange(withRelations(document, next));
          onGo(next.length < relations.length ? undefined : next[index]?.[0]);
        }}
      />
    </ul>
  );
}
