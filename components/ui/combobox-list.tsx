'use client';

import { Check } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type ReactNode, useEffect } from 'react';
import { type ComboboxField, optionId } from './combobox-field.ts';
import type { ComboOption } from './combobox-option.ts';
import { cx } from './cx.ts';
import { FLOATING } from './overlay-style.ts';
import type { ComboboxState } from './use-combobox.ts';
import { visibleText } from './visible-characters.ts';

export interface ComboboxListProps {
  list: ComboboxState;
  field: Pick<ComboboxField, 'label' | 'emptyText'>;
  chosen: readonly string[];
  multiple?: boolean;
  /** not to float while there is nothing in it: any text will do */
  hideEmpty?: boolean;
  /** what it floats under, with the input */
  children: ReactNode;
}

/** The floating half of a combobox; the focus stays in its input. */
export function ComboboxList({ list, field, chosen, multiple, hideEmpty, children }: ComboboxListProps) {
  const { listId } = list;
  useEffect(() => {
    if (list.open)
      document.getElementById(optionId(listId, list.active))?.scrollIntoView({ block: 'nearest' });
  }, [listId, list.active, list.open]);
  return (
    <Popover.Root
      open={list.open && !(hideEmpty && list.items.length === 0)}
      onOpenChange={(open) => (open ? undefined : list.hide())}
    >
      <Popover.Anchor asChild>{children}</Popover.Anchor>
      <Options list={list} field={field} chosen={chosen} multiple={multiple} />
    </Popover.Root>
  );
}

type OptionsProps = Pick<ComboboxListProps, 'list' | 'field' | 'chosen'> & { multiple: boolean | undefined };

function Options({ list, field, chosen, multiple }: OptionsProps) {
  const note = list.failed
    ? 'The search failed. Type again to retry.'
    : list.loading && list.items.length === 0
      ? 'Searching'
      : (field.emptyText ?? 'Nothing found');
  return (
    <Popover.Portal>
      <Popover.Content
        aria-label={field.label}
        align="start"
        sideOffset={4}
        collisionPadding={8}
        onOpenAutoFocus={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => event.preventDefault()}
        // A modal dialog around it would swallow the scrolling of its portal.
        onWheel={(event) => event.stopPropagation()}
        onTouchMove={(event) => event.stopPropagation()}
        className={cx(FLOATING, 'w-(--radix-popover-trigger-width) min-w-56')}
      >
        <div
          id={list.listId}
          role="listbox"
          aria-label={field.label}
          aria-multiselectable={multiple || undefined}
          aria-busy={list.loading}
          className="max-h-70 overflow-y-auto"
        >
          {list.items.map((option, index) => (
            <ListItem
              key={option.value}
              id={optionId(list.listId, index)}
              option={option}
              active={index === list.active}
              chosen={chosen.includes(option.value)}
              onHover={() => list.setActive(index)}
              onPick={() => list.pick(option)}
            />
          ))}
        </div>
        {list.items.length === 0 ? (
          <p role="status" className="px-2 py-1.5 text-ink-2">
            {note}
          </p>
        ) : null}
      </Popover.Content>
    </Popover.Portal>
  );
}

interface ListItemProps {
  id: string;
  option: ComboOption;
  active: boolean;
  chosen: boolean;
  onHover: () => void;
  onPick: () => void;
}

function ListItem({ id, option, active, chosen, onHover, onPick }: ListItemProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox input handles the keys of its list
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-disabled={option.disabled || undefined}
      onMouseMove={onHover}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => (option.disabled ? undefined : onPick())}
      className={cx(
        'flex min-h-8 cursor-default items-center gap-2 rounded-2 px-2 py-1 pointer-coarse:min-h-10',
        active && 'bg-hover',
        option.disabled && 'text-ink-off',
      )}
    >
      {option.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{visibleText(option.label)}</span>
        {option.hint ? <span className="block truncate text-xs text-ink-3">{option.hint}</span> : null}
      </span>
      {chosen ? <Check aria-hidden size={14} className="shrink-0 text-accent" /> : null}
    </div>
  );
}
