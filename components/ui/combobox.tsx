'use client';

import { ChevronDown, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useRef } from 'react';
import { comboboxAttributes, listIdOf } from './combobox-attributes.ts';
import { ComboboxList } from './combobox-list.tsx';
import type { ComboOption, LoadOptions } from './combobox-option.ts';
import { CONTROL, CONTROL_HEIGHT } from './control-style.ts';
import { cx } from './cx.ts';
import { useCombobox } from './use-combobox.ts';

export interface ComboboxProps {
  id?: string | undefined;
  value: string | undefined;
  onValueChange: (value: string | undefined, option: ComboOption | undefined) => void;
  /** Either all options, filtered here, or a search on the server (keep the function stable). */
  options?: readonly ComboOption[];
  load?: LoadOptions;
  /** How the present value looks when `options` does not hold it. */
  selected?: ComboOption | undefined;
  label: string;
  placeholder?: string;
  emptyText?: string;
  clearable?: boolean;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  'aria-describedby'?: string | undefined;
  onBlur?: () => void;
  className?: string;
}

/** A text field with suggestions (ARIA 1.2 combobox): type to search, arrows to move, Enter to choose. */
export function Combobox(props: ComboboxProps) {
  const { value, onValueChange, options, load, clearable = true, disabled } = props;
  const fallbackId = useId();
  const field = useRef<HTMLInputElement>(null);
  const id = props.id ?? fallbackId;
  const input = {
    givenId: props.id,
    label: props.label,
    invalid: props.invalid,
    disabled,
    describedBy: props['aria-describedby'],
  };
  const list = useCombobox({ options, load }, pick);
  const known =
    props.selected?.value === value ? props.selected : options?.find((option) => option.value === value);
  const shown = known?.label ?? value ?? '';

  function pick(option: ComboOption) {
    onValueChange(option.value, option);
    list.hide();
  }
  function clear() {
    onValueChange(undefined, undefined);
    list.hide();
    field.current?.focus();
  }
  return (
    <Popover.Root open={list.open} onOpenChange={(open) => (open ? undefined : list.hide())}>
      <Popover.Anchor asChild>
        <div className={cx('relative min-w-0', props.className)}>
          <input
            ref={field}
            {...comboboxAttributes(list, { ...input, id })}
            placeholder={list.open && shown ? shown : props.placeholder}
            value={list.open ? list.text : shown}
            onChange={(event) => list.setText(event.target.value)}
            onKeyDown={list.onKeyDown}
            onBlur={() => {
              list.hide();
              props.onBlur?.();
            }}
            className={cx(CONTROL, CONTROL_HEIGHT, 'truncate pr-14')}
          />
          {clearable && value && !disabled ? (
            <button
              type="button"
              aria-label={`Clear ${props.label}`}
              onClick={clear}
              className={cx(END_BUTTON, 'right-7')}
            >
              <X aria-hidden size={14} />
            </button>
          ) : null}
          <ChevronDown
            aria-hidden
            size={14}
            className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2"
          />
        </div>
      </Popover.Anchor>
      <ComboboxList
        id={listIdOf(id)}
        list={list}
        label={props.label}
        chosen={value === undefined ? [] : [value]}
        emptyText={props.emptyText ?? 'Nothing found'}
        onPick={pick}
      />
    </Popover.Root>
  );
}

const END_BUTTON =
  'absolute top-1/2 grid size-6 -translate-y-1/2 place-items-center rounded-1 text-ink-2 hover:bg-hover';
