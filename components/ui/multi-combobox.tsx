'use client';

import { Popover } from 'radix-ui';
import { type KeyboardEvent, useId } from 'react';
import { Chip } from './chip.tsx';
import { comboboxAttributes, listIdOf } from './combobox-attributes.ts';
import { ComboboxList } from './combobox-list.tsx';
import type { ComboOption, LoadOptions } from './combobox-option.ts';
import { CONTROL_SHELL } from './control-style.ts';
import { cx } from './cx.ts';
import { useCombobox } from './use-combobox.ts';

export interface MultiComboboxProps {
  id?: string | undefined;
  values: readonly string[];
  onValuesChange: (values: string[]) => void;
  options?: readonly ComboOption[];
  load?: LoadOptions;
  /** How present values look when `options` does not hold them. */
  selected?: readonly ComboOption[];
  /** Any typed text becomes a value on Enter or comma. */
  allowNew?: boolean;
  label: string;
  placeholder?: string;
  emptyText?: string;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  'aria-describedby'?: string | undefined;
  onBlur?: () => void;
}

/** Several values as chips with a combobox after them; Backspace in the empty field takes the last away. */
export function MultiCombobox(props: MultiComboboxProps) {
  const { values, onValuesChange, options, load, allowNew = false, disabled } = props;
  const fallbackId = useId();
  const id = props.id ?? fallbackId;
  const input = {
    givenId: props.id,
    label: props.label,
    invalid: props.invalid,
    disabled,
    describedBy: props['aria-describedby'],
  };
  const list = useCombobox({ options, load }, pick);
  const looks = [...(props.selected ?? []), ...(options ?? [])];

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
    else if (list.onKeyDown(event)) return;
    else if (event.key === 'Enter') event.preventDefault();
  }
  return (
    <Popover.Root
      open={list.open && (list.items.length > 0 || !allowNew)}
      onOpenChange={(open) => (open ? undefined : list.hide())}
    >
      <Popover.Anchor asChild>
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
            {...comboboxAttributes(list, { ...input, id })}
            placeholder={values.length === 0 ? props.placeholder : undefined}
            value={list.text}
            onChange={(event) => list.setText(event.target.value)}
            onKeyDown={key}
            onBlur={() => {
              if (!addTyped()) list.hide();
              props.onBlur?.();
            }}
            className="h-6 min-w-24 flex-1 bg-transparent px-1.5 outline-none max-md:text-lg"
          />
        </div>
      </Popover.Anchor>
      <ComboboxList
        id={listIdOf(id)}
        list={list}
        label={props.label}
        chosen={values}
        multiple
        emptyText={props.emptyText ?? 'Nothing found'}
        onPick={pick}
      />
    </Popover.Root>
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
