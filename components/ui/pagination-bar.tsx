'use client';

import { ChevronLeft, ChevronRight, ChevronsLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';

export interface PaginationBarProps {
  /** What is shown: "49 of 236 services". */
  children: ReactNode;
  /** Before the buttons: how many rows a page has. */
  end?: ReactNode;
  onFirst?: (() => void) | undefined;
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
}

/** The foot of a keyset-paged list: there are no page numbers to jump to. */
export function PaginationBar({ children, end, onFirst, onPrevious, onNext }: PaginationBarProps) {
  return (
    <nav
      aria-label="Pages"
      className="flex min-h-8.5 shrink-0 items-center gap-2 border-t border-line-strong bg-surface px-5 text-xs text-ink-2 max-md:px-4"
    >
      <p role="status" className="min-w-0 flex-1 truncate">
        {children}
      </p>
      {end}
      <IconButton
        label="First page"
        icon={<ChevronsLeft size={16} />}
        disabled={!onFirst}
        onClick={onFirst}
      />
      <IconButton
        label="Previous page"
        icon={<ChevronLeft size={16} />}
        disabled={!onPrevious}
        onClick={onPrevious}
      />
      <IconButton label="Next page" icon={<ChevronRight size={16} />} disabled={!onNext} onClick={onNext} />
    </nav>
  );
}
