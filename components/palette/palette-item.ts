import type { LucideIcon } from 'lucide-react';

/** In the order they stand in. */
export const PALETTE_GROUPS = {
  recent: 'Recent',
  actions: 'Run an action',
  pages: 'Pages',
  tables: 'Tables',
  commands: 'Commands',
  entities: 'Catalog',
} as const;

export type PaletteGroup = keyof typeof PALETTE_GROUPS;

export interface PaletteItem {
  id: string;
  group: PaletteGroup;
  title: string;
  /** muted, beside the title */
  hint?: string;
  /** further words by which it is found */
  words?: string[];
  /** of ours, or as a document names it */
  icon: LucideIcon | string | null;
  /** where it leads */
  href?: string;
  /** what it does instead */
  run?: () => void;
}
