'use client';

import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { UseDraft } from './use-draft.ts';

export interface DraftBarProps {
  draft: Pick<UseDraft, 'restored' | 'savedAt' | 'startOver'>;
  /** why it was not sent; takes the place of the draft's state */
  failure: ReactNode;
  /** padding at the sides */
  className?: string;
  /** buttons */
  children: ReactNode;
}

/** The foot of a form that is kept as a draft. */
export function DraftBar({ draft, failure, className, children }: DraftBarProps) {
  return (
    <div
      className={cx(
        'sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-line bg-surface py-3',
        className,
      )}
    >
      <div className="min-w-0 flex-1">
        {failure ? (
          <p role="alert" className="text-danger">
            {failure}
          </p>
        ) : draft.savedAt ? (
          <p className="text-xs text-ink-2">
            {draft.restored ? 'Your draft is back, saved ' : 'Draft saved '}
            <RelativeTime at={draft.savedAt} ago />{' '}
            <button type="button" onClick={draft.startOver} className="text-accent underline">
              Start over
            </button>
          </p>
        ) : null}
      </div>
      {children}
    </div>
  );
}
