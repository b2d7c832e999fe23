'use client';

import { useId } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { cx } from '#components/ui/cx.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import {
  PROPERTY_TYPES,
  type PropertyDefinition,
  STRING_FORMATS,
} from '#lib/blueprints/property-definition.ts';
import { EnumValues } from './enum-values.tsx';
import { nameFromTitle } from './made-names.ts';
import type { NamedList } from './named-list.ts';
import { DefaultField, ItemsFields, PropertyLimits } from './property-limits.tsx';
import { useTypedName } from './use-typed-name.ts';

export interface PropertyEditorProps {
  list: NamedList<PropertyDefinition>;
  index: number;
  required: boolean;
  blueprints: { identifier: string; title: string }[];
  onRename: (name: string) => void;
  onChange: (definition: PropertyDefinition) => void;
  onRequiredChange: (required: boolean) => void;
  className?: string;
}

/** One property: what most people set; everything else stays as the JSON has it. */
export function PropertyEditor(props: PropertyEditorProps) {
  const { list, index, required, onRename, onChange, onRequiredChange } = props;
  const [, definition] = list[index] as [string, PropertyDefinition];
  const id = useId();
  const name = useTypedName(list, index, onRename);
  const set = (key: string, value: unknown) => onChange(withKey(definition, key, value));
  const part = { id, definition, onChange, set };
  function nameByTitle() {
    const made = nameFromTitle(list, index);
    if (made) onRename(made);
  }
  return (
    <div className={cx('grid grid-cols-2 gap-3', props.className)}>
      <Field id={`${id}-title`} label="Title" optional>
        <Input
          id={`${id}-title`}
          value={String(definition.title ?? '')}
          onChange={(event) => set('title', event.target.value)}
          onBlur={nameByTitle}
        />
      </Field>
      <Field id={`${id}-name`} label="Identifier" error={name.fault}>
        <Input id={`${id}-name`} className="font-mono" {...name.field} />
      </Field>
      <Field id={`${id}-type`} label="Type">
        <Select
          id={`${id}-type`}
          value={String(definition.type ?? '')}
          options={typeOptions(definition.type)}
          onValueChange={(type) => onChange(withType(definition, type))}
        />
      </Field>
      {definition.type === 'string' ? (
        <Field id={`${id}-format`} label="Format" optional>
          <Select
            id={`${id}-format`}
            value={String(definition.format ?? '')}
            options={formatOptions(definition.format)}
            onValueChange={(format) => set('format', format)}
          />
        </Field>
      ) : null}
      {definition.format === 'entity' ? (
        <Field id={`${id}-blueprint`} label="Of which blueprint">
          <Combobox
            id={`${id}-blueprint`}
            label="Of which blueprint"
            value={typeof definition.blueprint === 'string' ? definition.blueprint : undefined}
            options={props.blueprints.map(({ identifier, title }) => ({
              value: identifier,
              label: title,
              hint: identifier,
            }))}
            onValueChange={(blueprint) => set('blueprint', blueprint)}
          />
        </Field>
      ) : null}
      {definition.type === 'array' ? <ItemsFields {...part} /> : null}
      {definition.type === 'string' || definition.type === 'number' ? (
        <EnumValues id={id} label="Allowed values" definition={definition} onChange={onChange} />
      ) : null}
      <DefaultField {...part} />
      <label htmlFor={`${id}-required`} className="flex min-h-8 items-center gap-2 self-end">
        <Checkbox id={`${id}-required`} checked={required} onCheckedChange={onRequiredChange} />
        Required
      </label>
      <PropertyLimits {...part} />
      <Field id={`${id}-description`} label="Description" optional className="col-span-full">
        <Textarea
          id={`${id}-description`}
          rows={2}
          value={String(definition.description ?? '')}
          onChange={(event) => set('description', event.target.value)}
        />
      </Field>
    </div>
  );
}

/** An empty value takes the key out; a key that was there keeps its place. */
export function withKey(definition: PropertyDefinition, key: string, value: unknown): PropertyDefinition {
  if (value !== undefined && value !== '') return { ...definition, [key]: value };
  const { [key]: _, ...rest } = definition;
  return rest;
}

/** What another type has no use for goes; the words stay. */
function withType(definition: PropertyDefinition, type: string): PropertyDefinition {
  const { format: _, enum: __, enumColors: ___, items: ____, ...rest } = definition;
  return { ...rest, type, ...(type === 'array' ? { items: { type: 'string' } } : {}) };
}

function typeOptions(current: unknown) {
  const known: string[] = [...PROPERTY_TYPES];
  const types = typeof current === 'string' && !known.includes(current) ? [...known, current] : known;
  return types.map((type) => ({ value: type, label: type }));
}

function formatOptions(current: unknown) {
  const known: string[] = [...STRING_FORMATS];
  const formats =
    typeof current === 'string' && current && !known.includes(current) ? [...known, current] : known;
  return [{ value: '', label: 'plain text' }, ...formats.map((format) => ({ value: format, label: format }))];
}
