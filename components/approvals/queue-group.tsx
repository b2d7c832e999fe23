import type { ReactNode } from 'react';

export interface QueueGroupProps {
  label: string;
  count: number;
  children: ReactNode;
}

/** A titled part of the queue. */
export function QueueGroup({ label, count, children }: QueueGroupProps) {
  return (
    <section aria-label={label} className="mb-5">
      <h2 className="mb-1 flex justify-between px-3 text-xs font-regular text-ink-2">
        {label} <span>{count}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}
