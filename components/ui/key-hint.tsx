import type { ReactNode } from 'react';

export function KeyHint({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-1 border border-line-strong bg-surface px-1.25 font-sans text-[11px]/[17px] whitespace-nowrap text-ink-3">
      {children}
    </kbd>
  );
}
