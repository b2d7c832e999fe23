'use client';

import { Download } from 'lucide-react';
import { Suspense } from 'react';
import { DropdownMenu, MenuLabel } from '#components/ui/dropdown-menu.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { loadedLater } from '#components/ui/loaded-later.tsx';
import type { ExportItemsProps } from './export-items.tsx';

const ExportItems = loadedLater(async () => (await import('./export-items.tsx')).ExportItems);

export interface ExportMenuProps extends ExportItemsProps {
  noun: string;
}

/** Everything the filter finds, as a file. */
export function ExportMenu({ blueprint, question, noun }: ExportMenuProps) {
  return (
    <DropdownMenu trigger={<IconButton label="Export" tooltip={false} icon={<Download size={16} />} />}>
      <MenuLabel>All {noun} of the filter</MenuLabel>
      <Suspense>
        <ExportItems blueprint={blueprint} question={question} />
      </Suspense>
    </DropdownMenu>
  );
}
