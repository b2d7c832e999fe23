import type { ReactNode } from 'react';
import { Link } from './link.tsx';
import { TAB, TAB_BAR } from './tab-style.ts';

export interface TabLink {
  href: string;
  label: ReactNode;
  count?: number | string | undefined;
  current: boolean;
}

/** Tabs as navigation: each has its own URL. */
export function TabLinks({ items, 'aria-label': label }: { items: TabLink[]; 'aria-label': string }) {
  return (
    <nav aria-label={label} className={TAB_BAR}>
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.current ? 'page' : undefined}
          className={TAB}
        >
          {item.label}{' '}
          {item.count === undefined ? null : (
            <span className="text-xs font-regular text-ink-3">{item.count}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
