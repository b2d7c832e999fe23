'use client';

import type { KeyboardEvent } from 'react';
import { Chip } from './chip.tsx';
import type { ComboboxField } from './combobox-field.ts';
import { ComboboxList } from './combobox-list.tsx';
import type { ComboOption } from './combobox-option.ts';
import { CONTROL_SHELL } from './control-style.ts';
import { cx } from './cx.ts';
import { useCombobox } from './use-combobox.ts';

export interface MultiComboboxProps extends ComboboxField {
  values: readonly string[];
  onValuesChange: (values: string[]) => void;
  /** How present values look when `options` does not hold them. */
  selected?: readonly ComboOption[];
  /** Any typed text becomes a value on Enter or comma. */
  allowNew?: boolean;
}

/** Several values as chips with a combobox after them; Backspace in the empty field takes the last away. */
export function MultiCombobox(props: MultiComboboxProps) {
  const { values, onValuesChange, allowNew = false, disabled } = props;
  const list = useCombobox(props, pick);
  const looks = [...(props.selected ?? []), ...(props.options ?? [])];

  function pick(option: ComboOption) {
    const has = values.includes(option.value);
    onValuesChange(has ? values.filter((value) => value !== option.value) : [...values, option.value]);
    list.setText('');
  }
  function addTyped(): boolean {
    const typed = list.text.trim();
    if (!allowNew || !typed) return false;
    if (!values.includes(typed)) onValuesChange([...values, typed]);
    list.hide();
    return true;
  }
  function key(event: KeyboardEvent) {
    if (event.key === 'Backspace' && list.text === '' && values.length > 0)
      onValuesChange(values.slice(0, -1));
    const typed = event.key === ',' || (event.key === 'Enter' && list.items.length === 0);
    if (typed && addTyped()) event.preventDefault();
    else if (!list.onKeyDown(event) && event.key === 'Enter') event.preventDefault();
  }
  return (
    <ComboboxList list={list} field={props} chosen={values} multiple hideEmpty={allowNew}>
      <div
        className={cx(
          CONTROL_SHELL,
          'min-h-(--field-h) flex-wrap gap-1 px-1 py-1',
          props.invalid && 'border-danger-solid ring-1 ring-danger-solid',
          disabled && 'border-line bg-surface-2 text-ink-3',
        )}
      >
        <Chosen values={values} looks={looks} disabled={disabled} onChange={onValuesChange} />
        <input
          {...list.input}
          placeholder={values.length === 0 ? props.placeholder : undefined}
          value={list.text}
          onKeyDown={key}
          onBlur={() => {
            if (!addTyped()) list.hide();
            props.onBlur?.();
          }}
          className="h-6 min-w-24 flex-1 bg-transparent px-1.5 outline-none max-md:text-lg"
        />
      </div>
    </ComboboxList>
  );
}

interface ChosenProps {
  values: readonly string[];
  looks: readonly ComboOption[];
  disabled: boolean | undefined;
  onChange: (values: string[]) => void;
}

function Chosen({ values, looks, disabled, onChange }: ChosenProps) {
  return values.map((value) => {
    const label = looks.find((option) => option.value === value)?.label ?? value;
    const remove = () => onChange(values.filter((other) => other !== value));
    return (
      <Chip
        key={value}
        className="h-6!"
        removeLabel={`Remove ${label}`}
        {...(disabled ? {} : { onRemove: remove })}
      >
        {label}
      </Chip>
    );
  });
}
