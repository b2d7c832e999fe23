'use client';

import { Command } from 'cmdk';
import { Search, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { QueryError } from '#components/query/query-error.tsx';
import { Button } from '#components/ui/button.tsx';
import { useFocusBack } from '#components/ui/focus-back.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import { SCRIM } from '#components/ui/overlay-style.ts';
import { Spinner } from '#components/ui/spinner.tsx';
import { groupItems } from './group-items.ts';
import type { PaletteItem } from './palette-item.ts';
import { PaletteRow } from './palette-row.tsx';
import { usePaletteItems } from './use-palette-items.ts';

const PANEL =
  'fixed top-[12dvh] left-1/2 z-50 flex h-[min(480px,76dvh)] w-[min(640px,calc(100vw-32px))] -translate-x-1/2 ' +
  'animate-enter flex-col overflow-hidden rounded-3 bg-overlay shadow-3 focus:outline-none ' +
  'max-md:inset-0 max-md:h-auto max-md:w-auto max-md:translate-x-0 max-md:rounded-none';

/** One box for everything one can go to or do; its size never changes while one types. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [text, setText] = useState('');
  const { items, searching, error, retry } = usePaletteItems(text);
  const groups = useMemo(() => groupItems(items, text), [items, text]);
  const elsewhere = useRef(false);
  const { remember, giveBack } = useFocusBack();
  const noteTab = ({ ctrlKey, metaKey }: KeyboardEvent | PointerEvent) => {
    elsewhere.current = ctrlKey || metaKey;
  };
  function take({ href, run }: PaletteItem) {
    if (href && elsewhere.current) {
      window.open(href, '_blank', 'noopener');
      return;
    }
    onClose();
    if (href) router.push(href);
    else run?.();
  }
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className={SCRIM} />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={remember}
          onCloseAutoFocus={giveBack}
          className={PANEL}
        >
          <Dialog.Title className="sr-only">Search or run a command</Dialog.Title>
          <Command
            label="Search or run a command"
            shouldFilter={false}
            vimBindings={false}
            loop
            onKeyDownCapture={noteTab}
            onPointerUpCapture={noteTab}
            className="flex min-h-0 flex-1 flex-col"
          >
            <div className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line pr-2 pl-4 max-md:h-14">
              <Search aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" />
              <Command.Input
                value={text}
                onValueChange={setText}
                maxLength={200}
                placeholder="Search or run a command"
                className="h-full min-w-0 flex-1 bg-transparent text-md outline-none max-md:text-lg"
              />
              <span className="grid size-4 shrink-0 place-items-center">
                {searching ? <Spinner /> : null}
              </span>
              <Dialog.Close asChild>
                <IconButton label="Close" icon={<X size={16} />} tooltip={false} />
              </Dialog.Close>
            </div>
            {error ? (
              <div className="shrink-0 px-4">
                <QueryError error={error} what="The catalog" onRetry={retry} />
              </div>
            ) : groups.length === 0 && !searching ? (
              <NothingFound text={text} onBrowse={() => take(BROWSE)} />
            ) : null}
            <Command.List
              label="Found"
              aria-busy={searching}
              className="min-h-0 flex-1 scroll-py-2 overflow-y-auto px-2 pb-2 [scrollbar-width:thin]"
            >
              {groups.map(({ group, title, items: own }) => (
                <Command.Group
                  key={group}
                  heading={title}
                  className="[&>[cmdk-group-heading]]:px-2 [&>[cmdk-group-heading]]:pt-3 [&>[cmdk-group-heading]]:pb-1 [&>[cmdk-group-heading]]:text-xs [&>[cmdk-group-heading]]:text-ink-3"
                >
                  {own.map((item) => (
                    <PaletteRow key={item.id} item={item} onTake={take} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
          <footer className="flex h-9 shrink-0 items-center gap-4 border-t border-line bg-surface-2 px-4 text-xs text-ink-3 max-md:hidden pointer-coarse:hidden">
            <span>
              <KeyHint>Enter</KeyHint> opens
            </span>
            <span>
              <KeyHint>Ctrl Enter</KeyHint> in a new tab
            </span>
            <span className="ml-auto">
              <KeyHint>Esc</KeyHint> closes
            </span>
          </footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const BROWSE = { id: 'browse', group: 'pages', title: 'Catalog', icon: null, href: '/catalog' } as const;

function NothingFound({ text, onBrowse }: { text: string; onBrowse: () => void }) {
  return (
    <div role="status" className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-4 text-ink-2">
      <p className="min-w-0 wrap-anywhere">Nothing has “{text.trim()}” in its name.</p>
      <Button size="sm" onClick={onBrowse}>
        Filter by other properties
      </Button>
    </div>
  );
}
