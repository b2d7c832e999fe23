'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { TAB, TAB_BAR } from './tab-style.ts';

export interface TabItem {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

export interface TabsProps {
  items: TabItem[];
  defaultValue: string;
  'aria-label': string;
}

/** Tabs inside a page. Tabs that have an URL of their own are `TabLinks`. */
export function Tabs({ items, defaultValue, 'aria-label': label }: TabsProps) {
  return (
    <Radix.Root defaultValue={defaultValue}>
      <Radix.List aria-label={label} className={TAB_BAR}>
        {items.map((item) => (
          <Radix.Trigger key={item.value} value={item.value} className={TAB}>
            {item.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.value} value={item.value} className="rounded-2 pt-4">
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
