'use client';

import { Braces, Sheet } from 'lucide-react';
import { MenuItem, MenuLabel } from '#components/ui/dropdown-menu.tsx';
import { type ExportQuestion, exportPath } from './export-path.ts';

const TOO_LONG =
  'These marks and the filter are more than the address of a file can hold. Mark fewer rows, or select all.';

export interface ExportItemsProps {
  blueprint: string;
  question: ExportQuestion;
}

/** The files a question can be had as. Says so when it is too long to ask. */
export function ExportItems({ blueprint, question }: ExportItemsProps) {
  const csv = exportPath(blueprint, 'csv', question);
  const json = exportPath(blueprint, 'json', question);
  return (
    <>
      {csv && json ? null : (
        <MenuLabel>
          <span className="block max-w-60">{TOO_LONG}</span>
        </MenuLabel>
      )}
      <MenuItem icon={<Sheet size={14} />} onSelect={csv ? () => download(csv) : undefined}>
        CSV
      </MenuItem>
      <MenuItem icon={<Braces size={14} />} onSelect={json ? () => download(json) : undefined}>
        JSON
      </MenuItem>
    </>
  );
}

/** The browser saves what the server sends under the name the server gives it. */
function download(path: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
}
