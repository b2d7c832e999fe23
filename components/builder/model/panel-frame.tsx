'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { Tag } from '#components/ui/tag.tsx';

export interface PanelFrameProps {
  /** what assistive technology calls it */
  label: string;
  icon: ReactNode;
  title: ReactNode;
  isNew?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The panel beside the graph; on phones it stands below the list, and comes into sight by itself. */
export function PanelFrame({ label, icon, title, isNew = false, onClose, children }: PanelFrameProps) {
  const top = useRef<HTMLElement>(null);
  useEffect(() => {
    if (window.matchMedia('(max-width: 760px)').matches) top.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <aside
      ref={top}
      aria-label={label}
      className="col-start-2 row-span-2 row-start-1 flex min-h-0 min-w-0 scroll-mt-14 flex-col border-l border-line max-md:border-t max-md:border-l-0"
    >
      <header className="flex min-h-12 shrink-0 items-center gap-2 pt-2 pr-3 pl-5 max-md:pl-4">
        <span className="text-ink-2">{icon}</span>
        <h2 className="min-w-0 truncate">{title}</h2>
        {isNew ? <Tag hue={5}>New</Tag> : null}
        <IconButton label="Close the panel" icon={<X size={14} />} onClick={onClose} className="ml-auto" />
      </header>
      <ScrollRegion
        label={`${label}, contents`}
        className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5 max-md:overflow-visible max-md:px-4"
      >
        {children}
      </ScrollRegion>
    </aside>
  );
}
