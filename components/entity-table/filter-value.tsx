'use client';

import { useCallback } from 'react';
import { loadEntities } from '#components/query/entity-search.ts';
import { Combobox } from '#components/ui/combobox.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { MultiCombobox } from '#components/ui/multi-combobox.tsx';
import { Select } from '#components/ui/select.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { FilterChoices } from './filter-choices.tsx';
import { FilterEntities } from './filter-entities.tsx';
import { DATE_PRESETS, type FilterInput } from './filter-operators.ts';
import { targetOf, useValueLabels } from './value-labels.ts';

const YES_OR_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];
const PERIODS = Object.entries(DATE_PRESETS).map(([value, label]) => ({ value, label }));

export interface FilterValueProps {
  /** of the field */
  id: string;
  input: FilterInput;
  column: Pick<CatalogColumn, 'key' | 'values' | 'colors' | 'target'>;
  value: unknown;
  onValueChange: (value: unknown) => void;
}

/** The value part of a condition, in the form its operator asks for. */
export function FilterValue({ id, input, column, value, onValueChange }: FilterValueProps) {
  const { values, colors } = column;
  const target = targetOf(column);
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  switch (input) {
    case 'none':
      return null;
    case 'choices':
      if (target) {
        return <FilterEntities target={target} chosen={chosen.map(String)} onChosenChange={onValueChange} />;
      }
      return values ? (
        <FilterChoices values={values} colors={colors} chosen={chosen} onChosenChange={onValueChange} />
      ) : (
        <Field id={id} label="Values" help="Enter or a comma after each">
          <MultiCombobox
            id={id}
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
          id={id}
          value={value}
          options={values?.map((one) => ({ value: String(one), label: String(one) })) ?? []}
          onChoose={(text) => onValueChange(values?.find((one) => String(one) === text))}
        />
      );
    case 'boolean':
      return (
        <Choice
          id={id}
          value={value}
          options={YES_OR_NO}
          onChoose={(text) => onValueChange(text === 'true')}
        />
      );
    case 'preset':
      return (
        <Choice
          id={id}
          label="Period"
          value={presetOf(value)}
          options={PERIODS}
          onChoose={(preset) => onValueChange({ preset })}
        />
      );
    case 'range':
      return <Range id={id} value={value} onValueChange={onValueChange} />;
    default:
      if (target) return <OneEntity id={id} target={target} value={value} onValueChange={onValueChange} />;
      return (
        <Field id={id} label="Value">
          <Input
            id={id}
            type={input === 'text' ? 'text' : input}
            step="any"
            value={shown(input, value)}
            onChange={(event) => onValueChange(parsed(input, event.target.value))}
          />
        </Field>
      );
  }
}

interface OneEntityProps extends Pick<FilterValueProps, 'id' | 'value' | 'onValueChange'> {
  target: string;
}

function OneEntity({ id, target, value, onValueChange }: OneEntityProps) {
  const chosen = typeof value === 'string' && value !== '' ? value : undefined;
  const label = useValueLabels(target, chosen ? [chosen] : []);
  const load = useCallback(
    (text: string, signal: AbortSignal) => loadEntities(target, text, signal),
    [target],
  );
  return (
    <Field id={id} label="Value">
      <Combobox
        id={id}
        label="Value"
        load={load}
        value={chosen}
        selected={chosen ? { value: chosen, label: label(chosen) } : undefined}
        onValueChange={onValueChange}
        placeholder="Search"
      />
    </Field>
  );
}

interface ChoiceProps {
  id: string;
  label?: string;
  value: unknown;
  options: { value: string; label: string }[];
  onChoose: (value: string) => void;
}

function Choice({ id, label = 'Value', value, options, onChoose }: ChoiceProps) {
  return (
    <Field id={id} label={label}>
      <Select
        id={id}
        value={String(value ?? '')}
        placeholder="Choose"
        options={options}
        onValueChange={onChoose}
      />
    </Field>
  );
}

function Range({ id, value, onValueChange }: Pick<FilterValueProps, 'id' | 'value' | 'onValueChange'>) {
  const range = (typeof value === 'object' && value !== null ? value : {}) as { from?: number; to?: number };
  const end = (name: 'from' | 'to', label: string) => (
    <Field id={`${id}-${name}`} label={label}>
      <Input
        id={`${id}-${name}`}
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
