'use client';

import { Combobox } from '#components/ui/combobox.tsx';
import type { ComboOption, LoadOptions } from '#components/ui/combobox-option.ts';
import { MultiCombobox } from '#components/ui/multi-combobox.tsx';
import { type ControlProps, listValue } from '../control-props.ts';

export interface LoadedPickerProps extends ControlProps {
  label: string;
  multiple: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
  load: LoadOptions;
  /** How the present values look. */
  selected: ComboOption[];
  placeholder: string;
}

/** One or several of what a search on the server finds. */
export function LoadedPicker({ multiple, value, onChange, selected, ...rest }: LoadedPickerProps) {
  if (multiple) {
    return (
      <MultiCombobox {...rest} selected={selected} values={listValue(value)} onValuesChange={onChange} />
    );
  }
  const chosen = typeof value === 'string' && value !== '' ? value : undefined;
  return (
    <Combobox
      {...rest}
      selected={selected.find((option) => option.value === chosen)}
      value={chosen}
      onValueChange={onChange}
    />
  );
}
