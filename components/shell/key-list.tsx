'use client';

import { Dialog } from '#components/ui/dialog.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import type { NavPage } from './navigation.ts';
import { type Shortcut, shortcutGroups } from './shortcuts.ts';

/** The keys and what they do. */
export function KeyList({ pages, onClose }: { pages: readonly NavPage[]; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={onClose} title="Keys">
      <div className="grid grid-cols-2 gap-x-8 gap-y-5 max-md:grid-cols-1">
        {shortcutGroups(pages).map(({ title, shortcuts }) => (
          <section key={title} aria-label={title}>
            <h3 className="mb-1 text-ink-2">{title}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <Line key={shortcut.does} shortcut={shortcut} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Line({ shortcut: { keys, does } }: { shortcut: Shortcut }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-3">
      <dt>{does}</dt>
      <dd className="flex shrink-0 items-center gap-1.5 text-xs text-ink-3">
        {keys.map((key, index) => (
          <span key={key} className="flex items-center gap-1">
            {index > 0 ? 'or ' : null}
            {key.split(' ').map((one) => (
              <KeyHint key={one}>{one}</KeyHint>
            ))}
          </span>
        ))}
      </dd>
    </div>
  );
}
