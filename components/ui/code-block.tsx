'use client';

import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import { useCopy } from './use-copy.ts';

export interface CodeBlockProps {
  /** Names the region. */
  label: string;
  code: string;
  /** Marked-up form of the same text, when it is coloured. */
  children?: ReactNode;
  /** On `surface-2` panels the block is `surface`. */
  onPanel?: boolean;
}

export function CodeBlock({ label, code, children, onPanel }: CodeBlockProps) {
  const [copied, copy] = useCopy();
  return (
    <div className="relative min-w-0">
      <ScrollRegion
        label={label}
        className={cx(
          'max-h-112 overflow-auto rounded-2 py-2.5 pr-10 pl-3',
          onPanel ? 'border border-line bg-surface' : 'bg-surface-2',
        )}
      >
        <pre className="font-mono text-xs/[18px] wrap-anywhere whitespace-pre-wrap text-ink-2">
          {children ?? code}
        </pre>
      </ScrollRegion>
      <IconButton
        size="sm"
        label={copied ? 'Copied' : `Copy ${label.toLowerCase()}`}
        icon={copied ? <Check size={14} /> : <Copy size={14} />}
        onClick={() => copy(code)}
        className="absolute! top-1.5 right-1.5"
      />
    </div>
  );
}
