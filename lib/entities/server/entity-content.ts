/** An entity's content with every lookup answered. */
export interface EntityContent {
  identifier?: string;
  title?: string | null;
  icon?: string | null;
  team?: string[];
  properties?: Record<string, unknown>;
  relations?: Record<string, string[]>;
}

/** `whole` replaces all, what is left out is cleared; `patch` changes what is named and merges properties. */
export type WriteKind = 'whole' | 'patch';
