'use client';

import { useRouter } from 'next/navigation';
import {
  createContext,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { loadedLater } from '#components/ui/loaded-later.tsx';
import { inTextField } from '#components/ui/search-box.tsx';
import { takeEarlyPalette } from './early-keys.ts';
import { pagesFor } from './navigation.ts';
import { useShell } from './shell-data.ts';
import { meaningOf } from './shortcuts.ts';

const CommandPalette = loadedLater(
  async () => (await import('#components/palette/command-palette.tsx')).CommandPalette,
);
const KeyList = loadedLater(async () => (await import('./key-list.tsx')).KeyList);

type Opened = 'palette' | 'keys';

const CommandContext = createContext<(what: Opened) => void>(() => undefined);

/** `const open = useCommandCenter(); open('palette')` */
export function useCommandCenter(): (what: Opened) => void {
  return useContext(CommandContext);
}

/** Around the portal: the search over everything, the list of keys, and the keys that work everywhere. */
export function CommandCenter({ children }: { children: ReactNode }) {
  const { duties } = useShell();
  const router = useRouter();
  const pages = useMemo(() => pagesFor(duties), [duties]);
  const [opened, setOpened] = useState<Opened>();
  const before = useRef({ key: '', at: 0 });
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const last = event.timeStamp - before.current.at < CHORD_MS ? before.current.key : '';
    before.current = { key: event.key, at: event.timeStamp };
    const meaning = meaningOf(event, { key: last, typing: inTextField(event.target) }, pages);
    if (meaning === undefined || (isModal() && meaning !== 'palette')) return;
    event.preventDefault();
    if (typeof meaning === 'object') router.push(meaning.href);
    else setOpened((now) => (now === meaning ? undefined : meaning));
  });
  useEffect(() => {
    if (takeEarlyPalette()) setOpened('palette');
    const listen = (event: KeyboardEvent) => pressed(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const close = () => setOpened(undefined);
  return (
    <CommandContext value={setOpened}>
      {children}
      <Suspense>
        {opened === 'palette' ? <CommandPalette onClose={close} /> : null}
        {opened === 'keys' ? <KeyList pages={pages} onClose={close} /> : null}
      </Suspense>
    </CommandContext>
  );
}

/** How soon the second key of two in a row must follow. */
const CHORD_MS = 1_000;

/** A dialog is open, and what lies under it must not go away. */
function isModal(): boolean {
  return document.querySelector('[role=dialog], [role=alertdialog]') !== null;
}
