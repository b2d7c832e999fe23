import { Command } from 'cmdk';
import { BlueprintIcon } from '#components/marks/blueprint-icon.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { PaletteItem } from './palette-item.ts';

export function PaletteRow({ item, onTake }: { item: PaletteItem; onTake: (item: PaletteItem) => void }) {
  const { id, title, hint, icon } = item;
  return (
    <Command.Item
      value={id}
      onSelect={() => onTake(item)}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-2 px-2 text-sm select-none aria-selected:bg-selected max-md:min-h-12 pointer-coarse:min-h-12"
    >
      <span className="grid size-5 shrink-0 place-items-center text-ink-2">
        <ItemIcon icon={icon} />
      </span>
      <span className="min-w-0 truncate font-medium">{visibleText(title)}</span>
      {hint ? (
        <span className="ml-auto max-w-1/2 shrink-0 truncate pl-2 text-xs text-ink-3">
          {visibleText(hint)}
        </span>
      ) : null}
    </Command.Item>
  );
}

function ItemIcon({ icon: Icon }: Pick<PaletteItem, 'icon'>) {
  if (Icon === null || typeof Icon === 'string') return <BlueprintIcon icon={Icon} />;
  return <Icon aria-hidden size={16} strokeWidth={1.75} />;
}
