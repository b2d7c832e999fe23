import { Checkbox } from '#components/ui/checkbox.tsx';
import { compactNumber } from '#components/ui/format-number.ts';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { FacetEntry } from './use-facets.ts';
import { ValueMark } from './value-mark.tsx';

export interface FacetRowProps {
  column: CatalogColumn;
  entry: FacetEntry;
  ticked: boolean;
  onToggle: () => void;
}

/** One value to tick, with how many entities have it. */
export function FacetRow({ column, entry, ticked, onToggle }: FacetRowProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox in it is its control
    <label className="flex h-6.5 items-center gap-2 rounded-2 px-2 hover:bg-hover max-lg:h-10">
      <Checkbox checked={ticked} onCheckedChange={onToggle} />
      <ValueMark column={column} entry={entry} className="flex-1" />
      <span className="text-xs text-ink-3">{compactNumber(entry.count)}</span>
    </label>
  );
}
