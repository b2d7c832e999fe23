import { defaultFilter } from 'cmdk';
import { PALETTE_GROUPS, type PaletteGroup, type PaletteItem } from './palette-item.ts';

/** Below it letters only happen to stand in that order somewhere. */
const LEAST = 0.1;
const SHOWN = 5;
/** The tables of a large model would push everything else out of sight before anything is asked. */
const SHOWN_UNASKED: Partial<Record<PaletteGroup, number>> = { recent: 5, actions: 5, pages: 10, tables: 5 };

export interface ItemGroup {
  group: PaletteGroup;
  title: string;
  items: PaletteItem[];
}

/**
 * What is offered for a text, best first within each group. The groups keep their order, and what the server finds
 * stands last: answers that arrive late move nothing that somebody is about to press.
 */
export function groupItems(items: readonly PaletteItem[], text: string): ItemGroup[] {
  const asked = text.trim();
  const known = new Set<string>();
  return (Object.keys(PALETTE_GROUPS) as PaletteGroup[]).flatMap((group) => {
    const own = items.filter((item) => item.group === group);
    const shown = (asked ? ranked(own, asked) : own)
      // What one visited lately is not found a second time as a table, a form or an entity.
      .filter(({ href }) => href === undefined || !known.has(href))
      .slice(0, asked ? (group === 'entities' ? undefined : SHOWN) : (SHOWN_UNASKED[group] ?? SHOWN));
    for (const { href } of shown) if (href) known.add(href);
    return shown.length > 0 ? [{ group, title: PALETTE_GROUPS[group], items: shown }] : [];
  });
}

/** The server has compared its own findings already, with what it alone knows. */
function ranked(items: PaletteItem[], text: string): PaletteItem[] {
  return items
    .map((item) => ({ item, score: item.group === 'entities' ? 1 : scoreOf(item, text) }))
    .filter(({ score }) => score >= LEAST)
    .sort((left, right) => right.score - left.score)
    .map(({ item }) => item);
}

function scoreOf({ title, words = [] }: PaletteItem, text: string): number {
  return defaultFilter(title, text, words);
}
