'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { TAB, TAB_BAR } from './tab-style.ts';

export interface TabItem {
  value: string;
  label: ReactNode;
  count?: number | string;
  content: ReactNode;
}

export interface TabsProps {
  items: TabItem[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  'aria-label': string;
  className?: string;
}

/** Tabs inside a page. Tabs that have an URL of their own are `TabLinks`. */
export function Tabs({ items, className, 'aria-label': label, ...rest }: TabsProps) {
  const first = items[0]?.value;
  return (
    <Radix.Root
      {...(rest.value === undefined && first !== undefined ? { defaultValue: first } : {})}
      {...rest}
      className={className}
    >
      <Radix.List aria-label={label} className={TAB_BAR}>
        {items.map((item) => (
          <Radix.Trigger key={item.value} value={item.value} className={TAB}>
            {item.label}
            {item.count === undefined ? null : (
              <span className="text-xs font-regular text-ink-3">{item.count}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.value} value={item.value} className={cx('rounded-2 pt-4')}>
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
