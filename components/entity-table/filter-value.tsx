'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { MultiCombobox } from '#components/ui/multi-combobox.tsx';
import { Select } from '#components/ui/select.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { FilterChoices } from './filter-choices.tsx';
import { DATE_PRESETS, type FilterInput } from './filter-operators.ts';

const ID = 'filter-value';
const YES_OR_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];
const PERIODS = Object.entries(DATE_PRESETS).map(([value, label]) => ({ value, label }));

export interface FilterValueProps {
  input: FilterInput;
  column: Pick<CatalogColumn, 'values' | 'colors'>;
  value: unknown;
  onValueChange: (value: unknown) => void;
}

/** The value part of a condition, in the form its operator asks for. */
export function FilterValue({ input, column, value, onValueChange }: FilterValueProps) {
  const { values, colors } = column;
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  switch (input) {
    case 'none':
      return null;
    case 'choices':
      return values ? (
        <FilterChoices values={values} colors={colors} chosen={chosen} onChosenChange={onValueChange} />
      ) : (
        <Field id={ID} label="Values" help="Enter or a comma after each">
          <MultiCombobox
            id={ID}
            label="Values"
            values={chosen.map(String)}
            allowNew
            onValuesChange={onValueChange}
          />
        </Field>
      );
    case 'choice':
      return (
        <Choice
          value={value}
          options={values?.map((one) => ({ value: String(one), label: String(one) })) ?? []}
          onChoose={(text) => onValueChange(values?.find((one) => String(one) === text))}
        />
      );
    case 'boolean':
      return <Choice value={value} options={YES_OR_NO} onChoose={(text) => onValueChange(text === 'true')} />;
    case 'preset':
      return (
        <Choice
          label="Period"
          value={presetOf(value)}
          options={PERIODS}
          onChoose={(preset) => onValueChange({ preset })}
        />
      );
    case 'range':
      return <Range value={value} onValueChange={onValueChange} />;
    default:
      return (
        <Field id={ID} label="Value">
          <Input
            id={ID}
            type={input === 'text' ? 'text' : input}
            step="any"
            value={shown(input, value)}
            onChange={(event) => onValueChange(parsed(input, event.target.value))}
          />
        </Field>
      );
  }
}

interface ChoiceProps {
  label?: string;
  value: unknown;
  options: { value: string; label: string }[];
  onChoose: (value: string) => void;
}

function Choice({ label = 'Value', value, options, onChoose }: ChoiceProps) {
  return (
    <Field id={ID} label={label}>
      <Select
        id={ID}
        value={String(value ?? '')}
        placeholder="Choose"
        options={options}
        onValueChange={onChoose}
      />
    </Field>
  );
}

function Range({ value, onValueChange }: Pick<FilterValueProps, 'value' | 'onValueChange'>) {
  const range = (typeof value === 'object' && value !== null ? value : {}) as { from?: number; to?: number };
  const end = (name: 'from' | 'to', label: string) => (
    <Field id={`${ID}-${name}`} label={label}>
      <Input
        id={`${ID}-${name}`}
        type="number"
        step="any"
        value={range[name] ?? ''}
        onChange={(event) => onValueChange({ ...range, [name]: parsed('number', event.target.value) })}
      />
    </Field>
  );
  return (
    <div className="grid grid-cols-2 gap-3">
      {end('from', 'From')}
      {end('to', 'To')}
    </div>
  );
}

function presetOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'preset' in value ? String(value.preset) : '';
}

function shown(input: FilterInput, value: unknown): string {
  if (value === undefined || value === null) return '';
  return input === 'date' ? String(value).slice(0, 10) : String(value);
}

/** Days become the instant they begin, in UTC as everything on the wire. */
function parsed(input: FilterInput, text: string): unknown {
  if (text === '') return undefined;
  if (input === 'number') return Number(text);
  return input === 'date' ? `${text}T00:00:00.000Z` : text;
}
