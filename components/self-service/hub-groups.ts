import type { HubAction } from './hub-action.ts';

export interface HubGroup {
  category: string;
  actions: HubAction[];
}

/** Whether every word stands somewhere in the title, the identifier, the description or the category. */
export function isFoundBy(action: HubAction, text: string): boolean {
  const { title, identifier, description, category } = action;
  const all = `${title} ${identifier} ${description ?? ''} ${category}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/**
 * By category; what the reader used lately comes first, then what is used most, the categories as their first
 * actions do.
 */
export function groupActions(actions: readonly HubAction[]): HubGroup[] {
  const sorted = [...actions].sort(
    (left, right) => lastUse(right) - lastUse(left) || uses(right) - uses(left),
  );
  return [...Map.groupBy(sorted, ({ category }) => category)].map(([category, group]) => ({
    category,
    actions: group,
  }));
}

function uses({ experience }: HubAction): number {
  return experience?.runs ?? 0;
}

function lastUse({ experience }: HubAction): number {
  return experience?.ownLastRunAt ? Date.parse(experience.ownLastRunAt) : 0;
}
