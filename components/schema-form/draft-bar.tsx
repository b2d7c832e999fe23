'use client';

import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { UseDraft } from './use-draft.ts';

export interface DraftBarProps {
  draft: Pick<UseDraft, 'restored' | 'savedAt' | 'startOver' | 'outdated' | 'elsewhere'>;
  /** why it was not sent; takes the place of the draft's state */
  failure: ReactNode;
  /** what a draft of an older version means, with the labels of what no longer fits */
  outdatedText?: (left: readonly string[]) => string;
  /** padding at the sides */
  className?: string;
  /** buttons */
  children: ReactNode;
}

/** The foot of a form that is kept as a draft. */
export function DraftBar({
  draft,
  failure,
  outdatedText = formHasChanged,
  className,
  children,
}: DraftBarProps) {
  return (
    <div
      className={cx(
        'sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-line bg-surface py-3',
        className,
      )}
    >
      <DraftNews draft={draft} outdatedText={outdatedText} />
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

/** What one must know of the draft before going on: it is of an older form, or another tab has it too. */
function DraftNews({
  draft: { outdated, elsewhere },
  outdatedText,
}: Required<Pick<DraftBarProps, 'draft' | 'outdatedText'>>) {
  if (elsewhere)
    return (
      <p role="alert" className="flex basis-full flex-wrap items-center gap-x-3 gap-y-1 text-warning">
        {elsewhere.kind === 'gone'
          ? 'This draft was sent or thrown away in another tab.'
          : 'This draft was changed in another tab.'}
        <Button size="sm" onClick={elsewhere.keepMine}>
          Keep what stands here
        </Button>
        {elsewhere.kind === 'changed' ? (
          <Button size="sm" onClick={elsewhere.takeOver}>
            Show the other
          </Button>
        ) : null}
      </p>
    );
  if (!outdated) return null;
  return (
    <p role="status" className="basis-full text-warning">
      {outdatedText(outdated)}
    </p>
  );
}

function formHasChanged(left: readonly string[]): string {
  const fit = left.length > 0 ? `No longer fits: ${left.join(', ')}.` : 'All of it still fits.';
  return `The form has changed since this draft was written. ${fit}`;
}
