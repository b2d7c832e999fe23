'use client';

import { ChevronDown, X } from 'lucide-react';
import { useRef } from 'react';
import type { ComboboxField } from './combobox-field.ts';
import { ComboboxList } from './combobox-list.tsx';
import type { ComboOption } from './combobox-option.ts';
import { CONTROL, CONTROL_HEIGHT } from './control-style.ts';
import { cx } from './cx.ts';
import { useCombobox } from './use-combobox.ts';
import { visibleText } from './visible-characters.ts';

export interface ComboboxProps extends ComboboxField {
  value: string | undefined;
  onValueChange: (value: string | undefined, option: ComboOption | undefined) => void;
  /** How the present value looks when `options` does not hold it. */
  selected?: ComboOption | undefined;
  clearable?: boolean;
  className?: string;
}

/** A text field with suggestions (ARIA 1.2 combobox): type to search, arrows to move, Enter to choose. */
export function Combobox(props: ComboboxProps) {
  const { value, onValueChange, clearable = true } = props;
  const field = useRef<HTMLInputElement>(null);
  const list = useCombobox(props, pick);
  const known =
    props.selected?.value === value
      ? props.selected
      : props.options?.find((option) => option.value === value);
  const shown = visibleText(known?.label ?? value ?? '');

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
    <ComboboxList list={list} field={props} chosen={value === undefined ? [] : [value]}>
      <div className={cx('relative min-w-0', props.className)}>
        <input
          ref={field}
          {...list.input}
          placeholder={list.open && shown ? shown : props.placeholder}
          value={list.open ? list.text : shown}
          onBlur={() => {
            list.hide();
            props.onBlur?.();
          }}
          className={cx(CONTROL, CONTROL_HEIGHT, 'truncate pr-14')}
        />
        {clearable && value && !props.disabled ? (
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
    </ComboboxList>
  );
}

const END_BUTTON =
  'absolute top-1/2 grid size-6 -translate-y-1/2 place-items-center rounded-1 text-ink-2 hover:bg-hover';
