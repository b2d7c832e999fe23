'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Link } from '#components/ui/link.tsx';

export interface NavLinkProps {
  href: string;
  icon?: ReactNode;
  children: ReactNode;
  /** Muted count at the end. */
  count?: ReactNode;
  /** A count that asks for attention. */
  hot?: number;
  /** Only this very page, not those below it. */
  exact?: boolean;
  onNavigate?: (() => void) | undefined;
}

export function NavLink({ href, icon, children, count, hot = 0, exact = false, onNavigate }: NavLinkProps) {
  const path = usePathname();
  const current = path === href || (!exact && path.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      {...(onNavigate ? { onClick: onNavigate } : {})}
      className={cx(
        'flex shrink-0 items-center gap-2.25 rounded-2 px-2 text-ink-2 hover:bg-hover max-lg:h-10',
        'aria-[current=page]:bg-surface-3 aria-[current=page]:font-medium aria-[current=page]:text-ink',
        icon ? 'h-7 [&[aria-current=page]>svg]:text-accent' : 'h-6.5 pl-8.25',
      )}
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hot > 0 ? (
        <span className="min-w-4.5 rounded-full bg-accent-solid px-1.25 text-center text-xs/[18px] font-strong text-accent-on">
          {hot > 99 ? '99+' : hot}
        </span>
      ) : null}
      {count === undefined ? null : <span className="text-xs font-regular text-ink-3">{count}</span>}
    </Link>
  );
}
