import type { NavPage } from './navigation.ts';

export interface Shortcut {
  /** alternatives, each one key or several in a row: `g h` */
  keys: string[];
  does: string;
}

export interface ShortcutGroup {
  title: string;
  shortcuts: Shortcut[];
}

/** Every key that does something, and the only place that says which. */
const GROUPS: ShortcutGroup[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: ['Ctrl/⌘ K'], does: 'Search or run a command' },
      { keys: ['/'], does: 'Search on this page' },
      { keys: ['?'], does: 'Show these keys' },
      { keys: ['Esc'], does: 'Close what was opened last' },
    ],
  },
  {
    title: 'In tables and lists',
    shortcuts: [
      { keys: ['j', '↓'], does: 'Next row' },
      { keys: ['k', '↑'], does: 'Previous row' },
      { keys: ['x'], does: 'Select the row' },
      { keys: ['Enter'], does: 'Open the row' },
    ],
  },
  {
    title: 'In approvals',
    shortcuts: [
      { keys: ['a'], does: 'Go to Approve' },
      { keys: ['d'], does: 'Go to Decline' },
    ],
  },
  {
    title: 'In search',
    shortcuts: [
      { keys: ['Enter'], does: 'Open' },
      { keys: ['Ctrl/⌘ Enter'], does: 'Open in a new tab' },
    ],
  },
];

/** The groups of the list of keys, with the jumps to the pages one may go to. */
export function shortcutGroups(pages: readonly NavPage[]): ShortcutGroup[] {
  const jumps = pages.flatMap(({ key, title }) => (key ? [{ keys: [`g ${key}`], does: title }] : []));
  return [...GROUPS, { title: 'Go to', shortcuts: jumps }];
}

export type Pressed = 'palette' | 'keys' | { href: string } | undefined;

/** What a key means, after the one before it; single keys mean nothing while somebody types. */
export function meaningOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  before: { key: string; typing: boolean },
  pages: readonly NavPage[],
): Pressed {
  const { key, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return 'palette';
  if (ctrlKey || metaKey || altKey || before.typing) return undefined;
  if (key === '?') return 'keys';
  if (before.key !== 'g') return undefined;
  const page = pages.find((candidate) => candidate.key === key);
  return page ? { href: page.href } : undefined;
}
