'use client';

import { Check, Copy } from 'lucide-react';
import { useCopy } from './use-copy.ts';

export interface CopyIdProps {
  id: string;
  /** Characters shown; 0 shows all. The whole id is copied. */
  show?: number;
  label?: string;
}

export function CopyId({ id, show = 12, label = 'Copy id' }: CopyIdProps) {
  const [copied, copy] = useCopy();
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      title={id}
      aria-label={`${label} ${id}`}
      onClick={() => copy(id)}
      className="inline-flex min-h-6 max-w-full items-center gap-1.25 rounded-1 align-middle font-mono text-xs text-ink-3 hover:text-ink pointer-coarse:min-h-10"
    >
      <span className="truncate">{show > 0 ? id.slice(0, show) : id}</span>
      <Icon aria-hidden size={13} strokeWidth={1.75} className="shrink-0" />
      <span role="status" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </button>
  );
}
