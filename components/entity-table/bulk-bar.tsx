'use client';

import { Download, X } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu } from '#components/ui/dropdown-menu.tsx';
import { cappedNumber, compactNumber } from '#components/ui/format-number.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { BulkDelete } from './bulk-delete.tsx';
import { ExportItems } from './export-items.tsx';
import { markedQuestion } from './marked-query.ts';
import { questionOf, type SearchAnswer } from './search-body.ts';
import type { TableParts } from './table-parts.ts';

export interface BulkBarProps {
  parts: TableParts;
  /** how many entities the filter finds */
  found: SearchAnswer['count'];
  /** whether the reader may delete any of them */
  mayDelete: boolean;
}

/** What can be done with all marked rows at once; floats over the table. */
export function BulkBar({ parts, found, mayDelete }: BulkBarProps) {
  const { blueprint, columns, chosen, view, selection } = parts;
  const { ids, all } = selection;
  const total = found ? cappedNumber(found) : 'all';
  const asked = questionOf(view, columns);
  const question = markedQuestion(asked, selection);
  return (
    <section
      aria-label="Selection"
      className="absolute inset-x-4 bottom-4 z-40 mx-auto flex w-fit animate-enter items-center rounded-3 bg-overlay py-1 pr-1 pl-3.5 whitespace-nowrap shadow-3 max-md:fixed max-md:flex-wrap"
    >
      <p role="status" className="mr-1">
        <strong className="font-strong">{all ? total : compactNumber(ids.size)} selected</strong>
        {found && !all ? <span className="text-ink-2 max-md:sr-only"> of {total}</span> : null}
      </p>
      {!all && found && found.value > ids.size ? (
        <Button variant="quiet" onClick={selection.markAll}>
          Select all {total}
        </Button>
      ) : null}
      <Divider />
      <DropdownMenu
        side="top"
        align="start"
        trigger={
          <Button variant="quiet">
            <Download aria-hidden size={14} /> Export
          </Button>
        }
      >
        <ExportItems blueprint={blueprint} question={{ ...question, sort: view.sort, columns: chosen }} />
      </DropdownMenu>
      {mayDelete ? (
        <BulkDelete
          blueprint={blueprint}
          question={asked}
          marks={{ ids, all }}
          count={all ? found?.value : ids.size}
          onDone={selection.clear}
        />
      ) : null}
      <Divider />
      <IconButton label="Clear selection" icon={<X size={16} />} onClick={selection.clear} />
    </section>
  );
}

function Divider() {
  return <span aria-hidden className="mx-1.5 h-4.5 w-px shrink-0 bg-line-strong" />;
}
