'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';
import { EnumValues } from './enum-values.tsx';

interface PartProps {
  id: string;
  definition: PropertyDefinition;
  onChange: (definition: PropertyDefinition) => void;
  set: (key: string, value: unknown) => void;
}

const NUMBERS: Record<string, [key: string, label: string][]> = {
  string: [
    ['minLength', 'Shortest'],
    ['maxLength', 'Longest'],
  ],
  number: [
    ['minimum', 'Minimum'],
    ['maximum', 'Maximum'],
  ],
  array: [
    ['minItems', 'Fewest items'],
    ['maxItems', 'Most items'],
  ],
};

/** What values are accepted beyond their type; folded away until something is set. */
export function PropertyLimits({ id, definition, set }: PartProps) {
  const type = String(definition.type);
  const numbers =
    Object.hasOwn(NUMBERS, type) && !Array.isArray(definition.enum) ? (NUMBERS[type] ?? []) : [];
  const hasPattern = type === 'string' && !Array.isArray(definition.enum);
  if (numbers.length === 0) return null;
  const isSet = [...numbers.map(([key]) => key), 'pattern'].some((key) => definition[key] !== undefined);
  return (
    <details open={isSet || undefined} className="col-span-full">
      <summary className="min-h-6 cursor-pointer rounded-1 font-medium">Limits</summary>
      <div className="mt-2 grid grid-cols-2 gap-3">
        {numbers.map(([key, label]) => (
          <Field key={key} id={`${id}-${key}`} label={label} optional>
            <Input
              id={`${id}-${key}`}
              inputMode="numeric"
              value={textOf(definition[key])}
              onChange={(event) => set(key, numberOf(event.target.value))}
            />
          </Field>
        ))}
        {hasPattern ? (
          <Field
            id={`${id}-pattern`}
            label="Pattern"
            optional
            help="Regular expression (RE2) that the text matches."
            className="col-span-full"
          >
            <Input
              id={`${id}-pattern`}
              className="font-mono text-xs"
              value={textOf(definition.pattern)}
              disabled={typeof definition.pattern === 'object'}
              onChange={(event) => set('pattern', event.target.value)}
            />
          </Field>
        ) : null}
      </div>
    </details>
  );
}

const ITEMS = [
  { value: 'string', label: 'text' },
  { value: 'number', label: 'number' },
  { value: 'url', label: 'url' },
  { value: 'user', label: 'user' },
  { value: 'team', label: 'team' },
  { value: 'email', label: 'e-mail' },
  { value: 'other', label: 'other: see the JSON', disabled: true },
];

/** What each element of a list is. */
export function ItemsFields({ id, definition, set }: PartProps) {
  const items = (definition.items ?? { type: 'string' }) as PropertyDefinition;
  const kind = String(items.format ?? items.type);
  const isPlain = items.type === 'string' || items.type === 'number';
  return (
    <>
      <Field id={`${id}-items`} label="Each item is">
        <Select
          id={`${id}-items`}
          value={ITEMS.some(({ value }) => value === kind) ? kind : 'other'}
          options={ITEMS}
          onValueChange={(next) =>
            set(
              'items',
              next === 'string' || next === 'number' ? { type: next } : { type: 'string', format: next },
            )
          }
        />
      </Field>
      {isPlain && !items.format ? (
        <EnumValues
          id={`${id}-items`}
          label="Allowed items"
          definition={items}
          onChange={(next) => set('items', next)}
        />
      ) : null}
    </>
  );
}

/** What a new form starts with. */
export function DefaultField({ id, definition, set }: PartProps) {
  const { type, default: value } = definition;
  const choices = Array.isArray(definition.enum) ? definition.enum : undefined;
  const isComputed = typeof value === 'object' && value !== null;
  if (isComputed || type === 'array' || type === 'object') {
    if (value === undefined) return null;
    return (
      <Field id={`${id}-default`} label="Default" help="Changed in the JSON.">
        <Textarea id={`${id}-default`} rows={2} mono readOnly value={JSON.stringify(value)} />
      </Field>
    );
  }
  if (choices || type === 'boolean') {
    const options = choices ?? [true, false];
    return (
      <Field id={`${id}-default`} label="Default" optional>
        <Select
          id={`${id}-default`}
          placeholder="none"
          value={value === undefined ? '' : String(value)}
          options={options.map((one) => ({ value: String(one), label: wordOf(one) }))}
          onValueChange={(text) =>
            set(
              'default',
              options.find((one) => String(one) === text),
            )
          }
        />
      </Field>
    );
  }
  return (
    <Field id={`${id}-default`} label="Default" optional>
      <Input
        id={`${id}-default`}
        value={textOf(value)}
        onChange={({ target }) => set('default', type === 'number' ? numberOf(target.value) : target.value)}
      />
    </Field>
  );
}

function wordOf(value: unknown): string {
  return value === true ? 'yes' : value === false ? 'no' : String(value);
}

function textOf(value: unknown): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

/** A number as it is typed: what is none yet stays a text, and the check of the document names it. */
function numberOf(text: string): number | string | undefined {
  if (text.trim() === '') return undefined;
  return Number.isNaN(Number(text)) || /\.0*$/.test(text) ? text : Number(text);
}
