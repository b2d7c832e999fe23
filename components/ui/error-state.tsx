'use client';

import { CircleX } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { loadedLater } from './loaded-later.tsx';

const CopyId = loadedLater(async () => (await import('./copy-id.tsx')).CopyId);

export interface ErrorStateProps {
  /** What failed: "The runs could not be loaded." */
  title: ReactNode;
  /** What is safe, what to do. */
  children?: ReactNode;
  requestId?: string | undefined;
  onRetry?: () => void;
  className?: string;
}

/** Stands in place of the part that failed, never of the page. */
export function ErrorState({ title, children, requestId, onRetry, className }: ErrorStateProps) {
  return (
    <div role="alert" className={cx('flex items-start gap-2.5 py-3', className)}>
      <CircleX aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-danger" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children ? <div className="mt-0.5 max-w-[66ch] text-ink-2">{children}</div> : null}
        <div className="mt-2 flex flex-wrap items-center gap-3">
          {onRetry ? (
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
          ) : null}
          <Suspense>{requestId ? <CopyId id={requestId} label="Copy request id" /> : null}</Suspense>
        </div>
      </div>
    </div>
  );
}
