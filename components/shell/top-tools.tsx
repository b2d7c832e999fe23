'use client';

import { CircleQuestionMark, Search } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import { useCommandCenter } from './command-center.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

const FIND =
  'flex h-7.5 w-68 items-center gap-2 rounded-2 bg-surface-2 pr-1.5 pl-2.5 text-left text-ink-3 inset-ring inset-ring-line ' +
  'hover:inset-ring-line-strong max-xl:w-48 pointer-coarse:h-10 ' +
  'max-md:size-10 max-md:justify-center max-md:bg-transparent max-md:p-0 max-md:text-ink-2 max-md:inset-ring-0';

/** At the end of the topbar: the search over everything, the keys, the theme. */
export function TopTools() {
  const open = useCommandCenter();
  return (
    <div className="flex shrink-0 items-center gap-1">
      <button type="button" aria-keyshortcuts="Control+K" onClick={() => open('palette')} className={FIND}>
        <Search aria-hidden size={16} strokeWidth={1.75} className="shrink-0 max-md:size-4.5" />
        <span className="min-w-0 flex-1 truncate max-md:sr-only">Search or run a command</span>
        <span className="max-xl:hidden">
          <KeyHint>Ctrl K</KeyHint>
        </span>
      </button>
      <IconButton
        label="Keys"
        icon={<CircleQuestionMark size={16} strokeWidth={1.75} />}
        onClick={() => open('keys')}
        className="ml-1 max-lg:hidden"
      />
      <ThemeToggle />
    </div>
  );
}
