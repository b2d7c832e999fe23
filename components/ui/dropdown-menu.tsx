'use client';

import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { FLOATING, MENU_ITEM } from './overlay-style.ts';

export interface DropdownMenuProps {
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
  className?: string;
}

export function DropdownMenu({
  trigger,
  children,
  align = 'end',
  side = 'bottom',
  className,
}: DropdownMenuProps) {
  return (
    // Modal, it would hide the page from assistive technology but leave what is focusable in it.
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cx(
            FLOATING,
            'max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface MenuItemProps {
  icon: ReactNode;
  children: ReactNode;
  /** undefined: it cannot be done now */
  onSelect: (() => void) | undefined;
  /** The menu stays open: for what is done several times. */
  keepOpen?: boolean;
  danger?: boolean;
}

export function MenuItem({ icon, children, onSelect, keepOpen = false, danger = false }: MenuItemProps) {
  return (
    <Radix.Item
      disabled={!onSelect}
      onSelect={(event) => {
        if (keepOpen) event.preventDefault();
        onSelect?.();
      }}
      className={cx(MENU_ITEM, danger && 'text-danger')}
    >
      <span className="grid size-4 shrink-0 place-items-center text-ink-2">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Radix.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-0.5 text-xs text-ink-3">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="mx-2 my-1 h-px bg-line" />;
}

export interface MenuRadioProps {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  options: { value: string; label: string; icon?: ReactNode }[];
}

/** One choice of several, with a title over it; the menu stays open. */
export function MenuRadio({ label, value, onValueChange, options }: MenuRadioProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onValueChange} aria-label={label}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          className={MENU_ITEM}
          onSelect={(event) => event.preventDefault()}
        >
          <span className="grid size-4 shrink-0 place-items-center text-ink-2">{option.icon}</span>
          <span className="flex-1">{option.label}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden size={14} className="text-accent" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}
